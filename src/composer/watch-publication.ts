import type { ShareOutcome } from '../messaging/page-messages.ts';
import { recogniseEngine } from '../networks/insertion/insert-text.ts';
import { canonicalPermalink, type Network, toCss } from '../networks/network.ts';
import {
  nextPublicationState,
  type PublicationSign,
  type PublicationState,
  STAGE_LIMIT_MS,
} from './publication.ts';
import { type ComposerSite, isOpen } from './recognise.ts';

/** What to watch: the composer, and the link that stands for our text. */
export interface PublicationWatch {
  site: ComposerSite;
  link: string;
}

/**
 * Watches one share until it ends. Looks only at the composer's own text, at its Post control and at new
 * toasts; nothing is observed before an insertion or after the end.
 */
export function watchPublication({ site, link }: PublicationWatch): Promise<ShareOutcome> {
  const ending = new AbortController();
  const trees = treesOf(site);
  const known = new Set(trees.flatMap((tree) => toastPermalinks(tree, site.network)));
  let state: PublicationState = { stage: 'writing' };
  let timer: ReturnType<typeof setTimeout> | undefined;
  // A text from the clipboard is in the composer only once the person has pasted it.
  let wasThere = holdsLink(site, link);

  return new Promise((resolve) => {
    const take = (sign: PublicationSign) => {
      const next = nextPublicationState(state, sign);
      if (next.stage !== state.stage) restartTimer(next);
      state = next;
      if (state.stage === 'ended') {
        observer.disconnect();
        ending.abort();
        resolve(state.outcome);
      }
    };
    const restartTimer = (next: PublicationState) => {
      clearTimeout(timer);
      if (next.stage !== 'posting' && next.stage !== 'leaving') return;
      timer = setTimeout(() => take({ type: 'time-up' }), STAGE_LIMIT_MS[next.stage]);
    };
    const look = (records: MutationRecord[]) => {
      const added = records.flatMap((record) => addedElements(record));
      for (const permalink of added.flatMap((element) => permalinksIn(element, site.network))) {
        if (!known.has(permalink)) take({ type: 'toast', permalink });
        known.add(permalink);
      }
      if (added.some((element) => holdsOtherToast(element, site.network)))
        take({ type: 'other-toast' });
      const isThere = holdsLink(site, link);
      if (isThere) take({ type: 'text-back' });
      else if (wasThere) take({ type: 'text-gone' });
      wasThere ||= isThere;
    };
    const observer = new MutationObserver(look);
    for (const tree of trees) observer.observe(tree, { childList: true, subtree: true });
    listenForPost(site, ending.signal, () =>
      take({ type: 'post-activated', withLink: holdsLink(site, link) || !wasThere }),
    );
  });
}

/** The document, and the shadow tree that the composer lives in, which the document's observers don't see. */
function treesOf({ editor }: ComposerSite): (Document | ShadowRoot)[] {
  const own = editor.getRootNode();
  return own instanceof ShadowRoot ? [document, own] : [document];
}

function holdsLink(site: ComposerSite, link: string): boolean {
  if (!isOpen(site)) return false;
  const lines = recogniseEngine(site.editor)?.readLines(site.editor) ?? [];
  return lines.some((line) => line.includes(link));
}

function listenForPost(site: ComposerSite, signal: AbortSignal, posted: () => void): void {
  const options = { capture: true, passive: true, signal };
  const post = toCss(site.recipe.post);
  const inRoot = (path: EventTarget[]) => path.includes(site.root);
  document.addEventListener(
    'click',
    (event) => {
      const path = event.composedPath();
      if (inRoot(path) && path.some((step) => step instanceof Element && step.matches(post)))
        posted();
    },
    options,
  );
  document.addEventListener(
    'keydown',
    (event) => {
      const chord = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
      if (chord && inRoot(event.composedPath())) posted();
    },
    options,
  );
}

function addedElements({ addedNodes }: MutationRecord): Element[] {
  return Array.from(addedNodes).filter((node) => node instanceof Element);
}

/** Permalinks in toasts that an added element is, holds, or stands in. */
function permalinksIn(element: Element, network: Network): string[] {
  const toast = element.closest(toCss(network.publication.toast));
  return toast ? linksOf(toast, network) : toastPermalinks(element, network);
}

/** True if an added element is, holds, or stands in a toast without a permalink. */
function holdsOtherToast(element: Element, network: Network): boolean {
  const css = toCss(network.publication.toast);
  const around = element.closest(css);
  const toasts = around ? [around] : Array.from(element.querySelectorAll(css));
  return toasts.some((toast) => toast.textContent !== '' && linksOf(toast, network).length === 0);
}

function toastPermalinks(tree: ParentNode, network: Network): string[] {
  const toasts = Array.from(tree.querySelectorAll(toCss(network.publication.toast)));
  return toasts.flatMap((toast) => linksOf(toast, network));
}

function linksOf(toast: Element, network: Network): string[] {
  return Array.from(toast.querySelectorAll('a[href]')).flatMap((anchor) => {
    const permalink = canonicalPermalink(network, anchor.getAttribute('href') ?? '');
    return permalink ? [permalink] : [];
  });
}
