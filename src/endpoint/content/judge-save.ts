import type { Item } from '../../contract/item.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import type { SaveOutcome } from '../store/store.ts';

/** What saving an item would come to, beside the revision that is there. */
export function judgeSave(stored: Item | undefined, item: Item): SaveOutcome {
  if (!stored) return 'added';
  if (canonicalJson(stored) === canonicalJson(item)) return 'unchanged';
  return stored.revision >= item.revision ? 'stale' : 'updated';
}
