import type { Choice, Offer, OfferStatus } from '../domain/choice.ts';
import { translate } from '../i18n/translate.ts';
import { getOffer, injectPicker, openWelcome } from '../messaging/page-messages.ts';
import { send } from '../messaging/send.ts';
import { isConnected } from '../messaging/send-once.ts';
import { recogniseEngine } from '../networks/insertion/engines.ts';
import { undoLastStep } from '../networks/insertion/undo.ts';
import { type ComposerButton, createButton } from './button.ts';
import { rememberCaret, returnFocus } from './caret-memory.ts';
import { guard } from './guard.ts';
import { keepMounted } from './keep-mounted.ts';
import { pageRegistry } from './page-registry.ts';
import { type ComposerSite, composerKind, findAnchor } from './recognise.ts';
import { traceSchedule } from './schedule-trace.ts';
import { shareInto } from './share-choice.ts';
import { siteOf } from './site-of.ts';
import { pageTheme } from './theme.ts';

/** Where nothing can be offered until the person has been to the welcome page. */
const MENDED_BY_WELCOME: ReadonlySet<OfferStatus> = new Set(['consent-needed', 'not-enrolled']);

/** One composer with our button beside it. */
interface Attachment {
  site: ComposerSite;
  button: ComposerButton;
  /** On its way from the first moment, so that a quick click waits for it instead of being lost. */
  offer: Promise<Offer | null>;
  /** The picker was asked for and is not there yet. */
  isOpening: boolean;
}

/** By the element that the button stands beside: the editors of a thread share one toolbar and one button. */
const attachments = new WeakMap<Element, Attachment>();

/** True if the button stands beside this composer; the editor focused last is the one it fills. */
export function isAttached(editor: HTMLElement): boolean {
  const site = siteOf(editor);
  if (!site) return false;
  const known = attachments.get(findAnchor(site));
  if (!known?.button.host.isConnected) return false;
  known.site = site;
  rememberCaret(site.editor);
  return true;
}

/** Puts the button beside a composer, or back if the page took it out; the editor focused last is the one it fills. */
export function attachToComposer(editor: HTMLElement): void {
  const site = siteOf(editor);
  if (!site) return;
  rememberCaret(editor);
  const anchor = findAnchor(site);
  const known = attachments.get(anchor);
  if (known) {
    known.site = site;
    if (!known.button.host.isConnected) keepMounted(known.button.host, anchor);
    return;
  }
  const look = { theme: pageTheme(site.editor), place: site.recipe.place };
  const button = createButton(look, {
    insert: () => guard(() => insertBest(attachment)),
    choose: () => guard(() => togglePicker(attachment)),
  });
  const offer = loadOffer(anchor, site, button);
  const attachment: Attachment = { site, button, offer, isOpening: false };
  attachments.set(anchor, attachment);
  traceSchedule(site);
  keepMounted(button.host, anchor);
}

/** Asks for the short list and shows its best; without a worker there is nothing to offer, and the button leaves. */
async function loadOffer(
  anchor: Element,
  site: ComposerSite,
  button: ComposerButton,
): Promise<Offer | null> {
  const composer = composerKind(site, location.href);
  const result = await send(getOffer, { network: site.network.id, composer });
  if (!result.ok) {
    // The next focus tries again.
    attachments.delete(anchor);
    button.host.remove();
    return null;
  }
  showOffer(button, result.answer);
  return result.answer;
}

function showOffer(button: ComposerButton, { note = '', choices: [best] }: Offer): void {
  button.show(best ? { kind: 'ready', title: best.title, note } : { kind: 'blocked', note });
}

async function insertBest(attachment: Attachment): Promise<void> {
  const { button } = attachment;
  // A script that outlived its extension inserts nothing: nobody would note it.
  if (!isConnected()) return button.host.remove();
  // A click that has to wait shows that it was heard, and is the only one: a second one put the text in twice.
  button.show({ kind: 'working' });
  const offer = await attachment.offer;
  if (!offer) return;
  const [best] = offer.choices;
  if (best) return insertChoice(attachment, best);
  showOffer(button, offer);
  button.say(offer.note ?? '');
  if (MENDED_BY_WELCOME.has(offer.status)) await send(openWelcome, null);
}

async function insertChoice(attachment: Attachment, choice: Choice): Promise<void> {
  const { site, button } = attachment;
  button.show({ kind: 'working' });
  const share = await shareInto(site, choice, 'in-composer');
  button.show({ kind: 'ready', title: choice.title, note: '' });
  if (share.placed === 'nowhere') return button.say(translate('composer_copy_failed'));
  if (!share.recorded) return button.say(translate('composer_not_recorded'));
  if (share.placed === 'clipboard') button.say(translate('composer_copied'));
  else sayInserted(attachment);
  const outcome = await share.ending;
  if (outcome.state === 'published') button.say(translate('composer_published'));
  if (outcome.state === 'scheduled') button.say(translate('composer_scheduled'));
}

function sayInserted({ site, button }: Attachment): void {
  button.say(translate('composer_inserted'), {
    label: translate('composer_undo'),
    run: () => undoLastStep(site.editor),
  });
}

/** Opens the picker, or closes it; a click while it is on its way is impatience, and would close it as it comes. */
async function togglePicker(attachment: Attachment): Promise<void> {
  if (attachment.isOpening) return;
  attachment.isOpening = true;
  if (!pageRegistry().mountPicker) await send(injectPicker, null);
  const offer = await attachment.offer;
  attachment.isOpening = false;
  const { button, site } = attachment;
  const { editor } = site;
  pageRegistry().mountPicker?.({
    root: button.root,
    surface: button.surface,
    anchor: button.pill,
    choices: offer?.choices ?? [],
    note: offer?.note ?? '',
    text: recogniseEngine(editor)?.readText(editor) ?? '',
    network: site.network,
    pick: (choice) => guard(() => insertChoice(attachment, choice)),
    dismissed: () => returnFocus(editor),
  });
}
