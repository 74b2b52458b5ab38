import type { NetworkId } from '../contract/primitives.ts';
import type { Trouble } from '../domain/trouble.ts';
import type { Message } from './message.ts';

/** What goes wrong in the networks' pages, one entry a network; empty while all is well. */
export const listTroubles: Message<null, Trouble[]> = { name: 'extension.list-troubles' };

/**
 * The structure of the network's page in the window that the popup belongs to, without a word of what stands in it;
 * null if another page is in front.
 */
export const diagnosePage: Message<{ network: NetworkId }, { structure: string | null }> = {
  name: 'extension.diagnose-page',
};
