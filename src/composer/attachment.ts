import type { Choice, Offer } from '../domain/choice.ts';
import { translate } from '../i18n/translate.ts';
import { getOffer, injectPicker, openWelcome } from '../messaging/page-messages.ts';
import { send } from '../messaging/send.ts';
import { undoInsertion } from '../networks/insertion/undo.ts';
import { type ComposerButton, createButton } from './button.ts';
import { explainOffer, isMendedByWelcome } from './offer-words.ts';
import { pageRegistry } from './page-registry.ts';
import { type ComposerSite, findAnchor } from './recognise.ts';
import { reportOutcome, shareChoice } from './share-choice.ts';
import { pageTheme } from './theme.ts';
import { watchPublication } from './watch-publication.ts';

/** One composer with our button beside it. */
interface Attachment {
  site: ComposerSite;
  button: ComposerButton;
  offer: Offer | null;
}

/** By the element that the button stands beside: the editors of a thread share one toolbar and one button. */
const attachments = new WeakMap<Element, Attachment>();

/** Puts the button beside a composer, or back if the page took it out; the editor focused last is the one it fills. */
export function attachToComposer(site: ComposerSite): void {
  const anchor = findAnchor(site) ?? site.editor;
  const known = attachments.get(anchor);
  if (known) {
    known.site = site;
    if (!known.button.host.isConnected) mount(known.button, anchor, site);
    return;
  }
  const attachment: Attachment = {
    site,
    offer: null,
    button: createAttachedButton(() => attachment),
  };
  attachments.set(anchor, attachment);
  mount(attachment.button, anchor, site);
  void loadOffer(attachment);

  function createAttachedButton(self: () => Attachment): ComposerButton {
    return createButton(pageTheme(site.editor), {
      insert: () => void insertBest(self()),
      choose: () => void openPicker(self()),
    });
  }
}

function mount(button: ComposerButton, anchor: Element, site: ComposerSite): void {
  if (site.recipe.place === 'append' && anchor !== site.editor) anchor.append(button.host);
  else anchor.after(button.host);
}

async function loadOffer(attachment: Attachment): Promise<void> {
  const { button, site } = attachment;
  button.show({ kind: 'working' });
  const result = await send(getOffer, { network: site.network.id });
  if (!result.ok) return button.host.remove();
  attachment.offer = result.answer;
  showOffer(attachment, result.answer);
}

function showOffer({ button }: Attachment, offer: Offer): void {
  const best = offer.choices[0];
  if (best) button.show({ kind: 'ready', title: best.title });
  else if (offer.status !== 'ready')
    button.show({ kind: 'blocked', reason: explainOffer(offer.status) });
}

async function insertBest(attachment: Attachment): Promise<void> {
  const { offer, button } = attachment;
  const best = offer?.choices[0];
  if (best) return insertChoice(attachment, best);
  if (!offer || offer.status === 'ready') return;
  button.say(explainOffer(offer.status));
  if (isMendedByWelcome(offer.status)) await send(openWelcome, null);
}

async function insertChoice(attachment: Attachment, choice: Choice): Promise<void> {
  const { site, button } = attachment;
  button.show({ kind: 'working' });
  const result = await shareChoice(site, choice);
  button.show({ kind: 'ready', title: choice.title });
  if (result.placed === 'nowhere') return button.say(translate('composer_copy_failed'));
  if (!result.recorded) return button.say(translate('composer_not_recorded'));
  if (result.placed === 'clipboard') button.say(translate('composer_copied'));
  else sayInserted(attachment);
  const outcome = await watchPublication({ site, link: choice.link });
  await reportOutcome(result.shareId, outcome);
  if (outcome.state === 'published') button.say(translate('composer_published'));
}

function sayInserted({ site, button }: Attachment): void {
  button.say(translate('composer_inserted'), {
    label: translate('composer_undo'),
    run: () => undoInsertion(site.editor),
  });
}

async function openPicker(attachment: Attachment): Promise<void> {
  const registry = pageRegistry();
  if (!registry.mountPicker && !(await send(injectPicker, null)).ok) return;
  const { button, offer } = attachment;
  registry.mountPicker?.({
    root: button.root,
    surface: button.surface,
    choices: offer?.choices ?? [],
    pick: (choice) => void insertChoice(attachment, choice),
  });
}
