import type { Receipt } from '../contract/people.ts';
import type { Instant } from '../contract/primitives.ts';
import type { DeviceEvent } from '../contract/report.ts';
import type { KeyRing } from '../contract/signature.ts';
import type { PauseLength } from '../domain/pause.ts';
import type { DeliveryError } from './delivery-messages.ts';
import type { DeviceStatus } from './extension-messages.ts';
import type { Message } from './message.ts';

/** A request as it left; `status` is null until something came back. */
export interface LedgerNote {
  id: string;
  at: Instant;
  method: string;
  url: string;
  /** Those of ours; the device's key is hidden. */
  headers: Record<string, string>;
  /** What it carried, byte for byte; null for a question without a body. */
  body: string | null;
  status: number | null;
  /** The beginning of the answer to what it carried. */
  answer: string | null;
}

/** A page of the ledger, newest first, and what waits to be sent: how many events, and the first of them. */
export interface LedgerPage {
  queued: number;
  waiting: DeviceEvent[];
  sent: LedgerNote[];
  hasMore: boolean;
}

export const readLedger: Message<{ before: string | null }, LedgerPage> = {
  name: 'extension.read-ledger',
};

/** Sends nothing for so long; null ends the pause. */
export const pauseSending: Message<{ length: PauseLength | null }, DeviceStatus> = {
  name: 'extension.pause-sending',
};

/** Everything that this device knows, but for the key that speaks for it. */
export const exportOwnData: Message<null, Record<string, unknown>> = {
  name: 'extension.export-own-data',
};

/** `left`: the company keeps what was shared, without a device behind it; `erased`: nothing stays that could be tied to me. */
export type FarewellKind = 'left' | 'erased';

/** A receipt, and the company's keys as this device knew them: who keeps both can show whose receipt it is. */
export type KeptReceipt = Receipt & { keyRing: KeyRing | null };

/**
 * What came of a farewell. `not-erased`: the company did its part, if it was asked, but the browser did not erase all;
 * with any other code nothing was changed anywhere.
 */
export type FarewellOutcome =
  | { ok: true; receipt: KeptReceipt | null; device: DeviceStatus }
  | { ok: false; code: 'not-erased'; receipt: KeptReceipt | null }
  | { ok: false; code: DeliveryError | 'paused' };

/** Leaves the company, or erases everything there and here. Where the company can't be asked, nothing is changed. */
export const bidFarewell: Message<{ kind: FarewellKind }, FarewellOutcome> = {
  name: 'extension.bid-farewell',
};

/** Erases everything on this device and asks nobody: what the company has stays there. */
export const eraseDevice: Message<null, FarewellOutcome> = { name: 'extension.erase-device' };
