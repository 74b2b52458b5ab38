import { v7 } from 'uuid';
import type { ClickRecord } from './click.ts';

/** A person's click at an instant, for tests. */
export function makeClick(changes: Partial<ClickRecord> = {}): ClickRecord {
  const { occurredAt = '2026-11-23T09:30:00.000Z' } = changes;
  return {
    id: v7({ msecs: Date.parse(occurredAt) }),
    occurredAt,
    itemId: 'first-light',
    network: 'linkedin',
    pseudonym: 'abcdefgh',
    class: 'person',
    reason: 'no-rule',
    visitor: 'abcdefghijklmnop',
    ...changes,
  };
}
