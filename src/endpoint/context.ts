import type { Clock } from './instants.ts';
import type { Meters } from './metrics/meters.ts';
import type { Signer } from './signing/signer.ts';
import type { Store } from './store/store.ts';
import type { StoreLocation } from './store/store-location.ts';

/** What every piece of work of the endpoint needs: where things are kept, for whom, and what time it is. */
export interface Context {
  store: Store;
  /** Where the store keeps its data, for threads that open it for themselves. */
  location: StoreLocation;
  tenant: string;
  now: Clock;
  /** How few ambassadors nobody is told of. */
  groupMin: number;
  /** The tenant's signer as the key file has it now: a rotation needs no restart. */
  readSigner: () => Signer;
  /** What is counted meanwhile. */
  meters: Meters;
}
