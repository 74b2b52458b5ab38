import * as z from 'zod';

/** The format that this version writes; an older one stays readable. */
export const BACKUP_VERSION = 1;

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** The first line of a backup: a text that tells what the file is, before anything else is believed of it. */
export const backupHeadSchema = z.strictObject({
  portevoix: z.literal('backup'),
  version: z.int().min(1),
  madeAt: z.iso.datetime(),
  /** The steps of the schema that the rows have: they are put back at these, and brought to the newest from there. */
  steps: z.array(z.int().min(1)),
});

/** Ahead of the rows of one table of one company. */
export const backupTableSchema = z.strictObject({
  tenant: z.string(),
  table: z.string().regex(/^[a-z][a-z_]*$/),
  columns: z.array(z.string().regex(/^[a-z][a-z_]*$/)),
  key: z.array(z.string().regex(/^[a-z][a-z_]*$/)),
});

/** A row: its values in the order of the columns. */
export const backupRowSchema = z.array(z.union([z.string(), z.number(), z.null()]));

/** Behind the rows of a table. */
export const backupSumSchema = z.strictObject({ rows: z.int(), sha256: sha256Schema });

/** The last line: without it, the file was cut off. */
export const backupEndSchema = z.strictObject({ end: z.literal(true), tables: z.int() });

export type BackupHead = z.infer<typeof backupHeadSchema>;
export type BackupTable = z.infer<typeof backupTableSchema>;
export type BackupSum = z.infer<typeof backupSumSchema>;
export type BackupEnd = z.infer<typeof backupEndSchema>;
