import type { Clock } from './instants.ts';
import type { Store } from './store/store.ts';

/** What every piece of work of the endpoint needs: where things are kept, for whom, and what time it is. */
export interface Context {
  store: Store;
  tenant: string;
  now: Clock;
}
