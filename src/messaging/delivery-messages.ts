import type { Instant } from '../contract/primitives.ts';
import type { DeviceEvent } from '../contract/report.ts';
import type { Message } from './message.ts';

/** An event that the endpoint refused; it stays until the person retries or dismisses it. */
export interface RejectedEvent {
  id: string;
  type: DeviceEvent['type'];
  /** Null for an event that is not about a share. */
  shareId: string | null;
  reason: string;
  detail: string | null;
  occurredAt: Instant;
}

/** Where delivery stands. `error` is null while all is well. */
export interface DeliveryStatus {
  queued: number;
  oldestQueuedAt: Instant | null;
  nextAttemptAt: Instant | null;
  lastDeliveredAt: Instant | null;
  error: DeliveryError | null;
  rejected: RejectedEvent[];
  /** Records that this device itself can't send; each stays until the person dismisses it. */
  quarantined: QuarantinedNote[];
  /** Events for companies that this device does not speak for now. They go to nobody else. */
  elsewhere: { host: string; events: number }[];
  storage: StorageStatus;
}

/** A record in quarantine. `wrong-shape`: damaged; `too-large`: no request can carry it. */
export interface QuarantinedNote {
  id: string;
  reason: 'wrong-shape' | 'too-large';
  foundAt: Instant;
}

/** How the two copies on this device do. */
export interface StorageStatus {
  /** Why the database is out of use: no answer, written by a later version, no space, anything else; null: it works. */
  database: 'hangs' | 'newer' | 'full' | 'broken' | null;
  /** Whether the second copy works. */
  journal: boolean;
  /** How often the database was found to have lost what it held, and how many records the second copy gave back. */
  resets: number;
  restored: number;
}

/** `unauthorised` waits for a new enrolment; the others are tried again by themselves. */
export type DeliveryError =
  | 'offline'
  | 'unreachable'
  | 'unauthorised'
  | 'server-error'
  | 'bad-answer';

export const getDelivery: Message<null, DeliveryStatus> = { name: 'extension.get-delivery' };
export const deliverNow: Message<null, DeliveryStatus> = { name: 'extension.deliver-now' };
export const retryRejected: Message<{ id: string }, DeliveryStatus> = {
  name: 'extension.retry-rejected',
};
export const dismissRejected: Message<{ id: string }, DeliveryStatus> = {
  name: 'extension.dismiss-rejected',
};

export const dismissQuarantined: Message<{ id: string }, DeliveryStatus> = {
  name: 'extension.dismiss-quarantined',
};
/** Forgets the events for companies that this device does not speak for now. */
export const dismissElsewhere: Message<null, DeliveryStatus> = {
  name: 'extension.dismiss-elsewhere',
};
