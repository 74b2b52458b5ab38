import { formatNumber, type MessageKey, translate, translateCount } from '../i18n/translate.ts';
import type { StorageStatus } from '../messaging/delivery-messages.ts';

const troubleWords: Record<NonNullable<StorageStatus['database']>, MessageKey> = {
  newer: 'storage_newer',
  full: 'storage_full',
  hangs: 'storage_hangs',
  broken: 'storage_broken',
};

/** Where shares are kept now, what is wrong with that, and what was lost and came back. */
export function storageSentence({ database, journal, resets, restored }: StorageStatus): string {
  const history = resets > 0 ? translateCount('storage_reset', resets, formatNumber(restored)) : '';
  return `${translate(stateWord(database, journal))} ${history}`.trim();
}

function stateWord(database: StorageStatus['database'], journal: boolean): MessageKey {
  if (database) return journal ? troubleWords[database] : 'storage_none';
  return journal ? 'storage_good' : 'storage_journal';
}
