import type { Choice } from '../domain/choice.ts';
import { measureWording } from '../domain/wording-step.ts';
import type { ShareOutcome } from '../messaging/page-messages.ts';
import { readLinesWith } from '../networks/insertion/held-link.ts';
import { toCss } from '../networks/network.ts';
import { listenForPost } from './post-listener.ts';
import {
  nextPublicationState,
  type Post,
  type PublicationSign,
  type PublicationState,
  STAGE_LIMIT_MS,
} from './publication.ts';
import { type ComposerSite, findBox, isOpen, recogniseComposer } from './recognise.ts';
import { forgetSchedule, isTimeSet, showsPicker, traceSchedule } from './schedule-trace.ts';
import { readToasts, readToastsIn, type Toast } from './toasts.ts';

/** What to watch: the composer, and the choice that was put into it. */
export interface PublicationWatch {
  site: ComposerSite;
  choice: Pick<Choice, 'text' | 'link' | 'disclosure'>;
}

/** The running watch of a link in a composer's box: one post is one share, however often its text was put in. */
const running = new WeakMap<Element, Map<string, () => void>>();

/**
 * Watches one share until it ends. Looks only at the composer's own text, at its Post control, at the network's
 * choice of a time and at new toasts; nothing is observed before an insertion or after the end.
 */
export function watchPublication(watch: PublicationWatch): Promise<ShareOutcome> {
  const { choice } = watch;
  let { site } = watch;
  const { network } = site;
  const ending = new AbortController();
  const trees = treesOf(site);
  const known = new Set(trees.flatMap((tree) => permalinksOf(readToastsIn(tree, network))));
  const trace = traceSchedule(site);
  let state: PublicationState = { stage: 'writing' };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isChoosing = () => trees.some((tree) => showsPicker(tree, network));
  // A text from the clipboard is in the composer only once the person has pasted it.
  let wasThere = readText(site, choice.link) !== null;

  return new Promise((resolve) => {
    const take = (sign: PublicationSign) => {
      const next = nextPublicationState(state, sign);
      if (next.stage !== state.stage) restartTimer(next);
      state = next;
      if (state.stage === 'ended') {
        observer.disconnect();
        ending.abort();
        if (watchesOf(site).get(choice.link) === replace) watchesOf(site).delete(choice.link);
        if (state.outcome.state !== 'abandoned') forgetSchedule(site);
        resolve(state.outcome);
      }
    };
    const replace = () => take({ type: 'replaced' });
    const restartTimer = (next: PublicationState) => {
      clearTimeout(timer);
      if (next.stage !== 'posting' && next.stage !== 'leaving') return;
      timer = setTimeout(() => take({ type: 'time-up' }), STAGE_LIMIT_MS[next.stage]);
    };
    const look = (records: MutationRecord[]) => {
      const toasts = records.flatMap(addedElements).flatMap((added) => readToasts(added, network));
      for (const toast of toasts) {
        if (toast.says !== 'published' || !known.has(toast.permalink)) take(toSign(toast));
      }
      for (const permalink of permalinksOf(toasts)) known.add(permalink);
      const choosing = isChoosing();
      trace.passedPicker ||= choosing;
      const rebuilt = findAgain(site, choice.link, trees);
      if (rebuilt && (watchesOf(rebuilt).get(choice.link) ?? replace) === replace) {
        site = rebuilt;
        watchesOf(site).set(choice.link, replace);
      }
      const isThere = readText(site, choice.link) !== null;
      if (isThere) take({ type: 'text-back' });
      // While a time is chosen the editor is away, and its text with it.
      else if (wasThere && !choosing) take({ type: 'text-gone' });
      wasThere ||= isThere;
    };
    const observer = new MutationObserver(look);
    for (const tree of trees) observer.observe(tree, { childList: true, subtree: true });
    watchesOf(site).get(choice.link)?.();
    watchesOf(site).set(choice.link, replace);
    listenForPost(() => site, ending.signal, {
      // The choice of a time stands in the same box, and its buttons look like Post.
      here: () => {
        if (!isChoosing()) take({ type: 'post-activated', post: readPost() });
      },
      elsewhere: () => take({ type: 'post-elsewhere' }),
    });
    const readPost = (): Post => {
      const posted = readText(site, choice.link);
      return {
        withLink: posted !== null || !wasThere,
        timeSet: isTimeSet(trace, site),
        wording:
          posted === null ? null : measureWording({ ...choice, approved: choice.text, posted }),
      };
    };
  });
}

function toSign(toast: Toast): PublicationSign {
  switch (toast.says) {
    case 'published':
      return { type: 'toast', permalink: toast.permalink };
    case 'scheduled':
      return { type: 'scheduled-toast' };
    case 'refused':
      return { type: 'refusal-toast' };
    case 'something':
      return { type: 'other-toast' };
  }
}

function permalinksOf(toasts: readonly Toast[]): string[] {
  return toasts.flatMap((toast) => (toast.says === 'published' ? [toast.permalink] : []));
}

/** The document, and the shadow tree that the composer lives in, which the document's observers don't see. */
function treesOf({ editor }: ComposerSite): (Document | ShadowRoot)[] {
  const own = editor.getRootNode();
  return own instanceof ShadowRoot ? [document, own] : [document];
}

/** The text of the composer if our link is in it. */
function readText(site: ComposerSite, link: string): string | null {
  return isOpen(site) ? (readLinesWith(site.editor, link)?.join('\n') ?? null) : null;
}

/** The composer that the page built in place of ours, if the text came along. */
function findAgain(
  { network, editor, recipe }: ComposerSite,
  link: string,
  trees: readonly ParentNode[],
): ComposerSite | null {
  if (editor.isConnected) return null;
  for (const tree of trees) {
    for (const candidate of tree.querySelectorAll(toCss(recipe.editor))) {
      const site = recogniseComposer(candidate, network);
      if (site && readText(site, link) !== null) return site;
    }
  }
  return null;
}

/** The running watches in a composer's box, by link: how to end each because another stands in its place. */
function watchesOf(site: ComposerSite): Map<string, () => void> {
  const box = findBox(site);
  const watches = running.get(box) ?? new Map<string, () => void>();
  running.set(box, watches);
  return watches;
}

function addedElements({ addedNodes }: MutationRecord): Element[] {
  return Array.from(addedNodes).filter((node) => node instanceof Element);
}
