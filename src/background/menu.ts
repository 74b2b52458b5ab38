import browser from 'webextension-polyfill';
import { allowsMode } from '../domain/share-mode.ts';
import { translate } from '../i18n/translate.ts';
import type { ChoiceIds } from '../messaging/extension-messages.ts';
import type { Network } from '../networks/network.ts';
import { networks } from '../networks/registry.ts';
import type { WorkerContext } from './context.ts';
import { effectiveMode } from './device.ts';
import { makeOffer } from './offer.ts';

/** Entries per network: a menu is read at a glance. */
const ENTRIES = 6;
const TITLE_LENGTH = 60;

/** Held while a menu is made: two at once would leave entries of what was on offer before. */
const MENU = 'menu';

/** Makes the context menu of each network anew: the short list, where the mode allows and there is one. */
export function rebuildMenu(context: WorkerContext): Promise<void> {
  return navigator.locks.request(MENU, () => rebuildAlone(context));
}

async function rebuildAlone(context: WorkerContext): Promise<void> {
  await browser.contextMenus.removeAll();
  if (!allowsMode(await effectiveMode(context), 'no-footprint')) return;
  for (const network of networks) await addNetwork(context, network);
}

/** The ids that an entry of the menu stands for; null if it is none of ours. */
export function readMenuEntry(id: string | number): ChoiceIds | null {
  const [network, itemId, variantId, ...more] = String(id).split('|');
  return network && itemId && variantId && more.length === 0
    ? { network, itemId, variantId }
    : null;
}

async function addNetwork(context: WorkerContext, network: Network): Promise<void> {
  const { choices } = await makeOffer(context, network);
  if (choices.length === 0) return;
  const shared = {
    contexts: ['editable' as const],
    documentUrlPatterns: [...network.matches],
  };
  browser.contextMenus.create({ ...shared, id: network.id, title: translate('menu_insert') });
  for (const choice of choices.slice(0, ENTRIES)) {
    browser.contextMenus.create({
      ...shared,
      id: `${network.id}|${choice.itemId}|${choice.variantId}`,
      parentId: network.id,
      title: menuTitle(choice),
    });
  }
}

/** `&` marks an access key in menus, and is doubled to be itself. */
function menuTitle({ title, angle }: { title: string; angle: string | null }): string {
  const whole = angle ? `${title} · ${angle}` : title;
  const short = whole.length > TITLE_LENGTH ? `${whole.slice(0, TITLE_LENGTH - 1)}…` : whole;
  return short.replaceAll('&', '&&');
}
