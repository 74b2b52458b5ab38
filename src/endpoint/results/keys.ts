import type { ResultDimension } from '../../contract/results.ts';
import type { ItemLabels } from '../store/result-store.ts';

/** When and where something happened; null where nobody can tell. */
export interface Place {
  month: string;
  itemId: string;
  network: string | null;
  composer: string | null;
}

/** The groups that something belongs to: one, or of audiences any number. */
export type KeysOf = (place: Place) => readonly (string | null)[];

/** How things are grouped by a dimension, with the items' labels as they are now. */
export function keysBy(dimension: ResultDimension, items: readonly ItemLabels[]): KeysOf {
  const labels = new Map(items.map((item) => [item.itemId, item]));
  switch (dimension) {
    case 'month':
      return ({ month }) => [month];
    case 'item':
      return ({ itemId }) => [itemId];
    case 'network':
      return ({ network }) => [network];
    case 'composer':
      return ({ composer }) => [composer];
    case 'campaign':
      return ({ itemId }) => [labels.get(itemId)?.campaign ?? null];
    case 'sector':
      return ({ itemId }) => [labels.get(itemId)?.sector ?? null];
    case 'audience':
      return ({ itemId }) => {
        const audiences = labels.get(itemId)?.audiences ?? [];
        return audiences.length > 0 ? audiences : [null];
      };
  }
}
