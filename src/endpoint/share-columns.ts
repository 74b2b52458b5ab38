import { type ShareRow, shareRowSchema } from '../contract/share-log.ts';

/** The columns of an exported share log, in the contract's order: a field added there is a column here. */
export const SHARE_COLUMNS: readonly (keyof ShareRow)[] = shareRowSchema.keyof().options;
