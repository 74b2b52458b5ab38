import type { OwnOutcomes } from '../contract/outcome.ts';
import type { Slug } from '../contract/primitives.ts';
import type { OwnResults } from '../contract/results.ts';
import type { DeliveryError } from './delivery-messages.ts';
import type { Message } from './message.ts';

/** What some shares brought: observed and confirmed, never mixed. */
export type Brought = OwnResults['total'];

/** What one item brought; `title` is null if neither the feed nor the log of this device knows the item. */
export type ItemBrought = Brought & { itemId: Slug; title: string | null };

/**
 * What my shares brought, as the company's endpoint tells it; `local`: nothing is sent, so nothing can be
 * told; `paused`: nothing is asked during a pause.
 */
export type OwnResultsAnswer =
  | { status: 'local' }
  | { status: 'paused' }
  | { status: 'unavailable'; error: DeliveryError }
  | {
      status: 'ready';
      total: Brought;
      items: ItemBrought[];
      /** How what the person reported stands at the company, by the ids of the events. */
      outcomes: { id: string; state: OwnOutcomes['outcomes'][number]['state'] }[];
    };

/** Asks the company's endpoint, when the person wants to see it and not before. */
export const getOwnResults: Message<null, OwnResultsAnswer> = { name: 'extension.get-own-results' };
