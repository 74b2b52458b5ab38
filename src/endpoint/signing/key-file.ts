import { randomBytes } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import { instantSchema } from '../../contract/primitives.ts';
import {
  KEY_RING_CHANGES_MAX,
  keyIdSchema,
  keyRingChangeSchema,
  publicKeySchema,
} from '../../contract/signature.ts';
import { sized } from '../../contract/sized.ts';

const storedKeySchema = z.strictObject({
  id: keyIdSchema,
  createdAt: instantSchema,
  publicKey: publicKeySchema.shape.key,
  /** PKCS #8 in base64url. It is written nowhere but in this file. */
  privateKey: z.string(),
});

const keyFileSchema = z.strictObject({
  tenant: z.string(),
  version: z.int().min(1),
  active: storedKeySchema,
  next: storedKeySchema,
  /** How the ring changed since the first one, oldest first; the oldest go when there are too many. */
  changes: sized(z.array(keyRingChangeSchema), 0, KEY_RING_CHANGES_MAX),
});

/** One key pair, as the key file keeps it. */
export type StoredKey = z.infer<typeof storedKeySchema>;

/** A tenant's signing keys, as the key file keeps them. */
export type KeyFile = z.infer<typeof keyFileSchema>;

/** Something about the key file that its owner can mend; the message says what. */
export class KeyFileError extends Error {}

const OWNER_ONLY_FILE = 0o600;
const OWNER_ONLY_FOLDER = 0o700;
const OTHERS = 0o077;

/** Where the keys are when nobody said otherwise: beside the database, under its name. */
export function keyFileBeside(dataFile: string): string {
  return `${dataFile.replace(/\.[^./\\]+$/, '')}.keys.json`;
}

/**
 * Reads the keys of a tenant; null if there is no such file.
 *
 * @throws {KeyFileError} if others can read the file, if it is another tenant's, or if it is damaged
 */
export function readKeyFile(file: string, tenant: string): KeyFile | null {
  const status = statSync(file, { throwIfNoEntry: false });
  if (!status) return null;
  // Windows has no such bits; there the folder's own rights decide.
  if (process.platform !== 'win32' && (status.mode & OTHERS) !== 0) {
    throw new KeyFileError(
      `The key file ${file} can be read by others. Take that away (chmod 600), and change the keys if somebody may have read it: keys rotate.`,
    );
  }
  const parsed = keyFileSchema.safeParse(readJson(file));
  if (!parsed.success) {
    throw new KeyFileError(`The key file ${file} is damaged. Put back the copy that you keep.`);
  }
  if (parsed.data.tenant !== tenant) {
    throw new KeyFileError(
      `The key file ${file} is of the tenant ${parsed.data.tenant}, not of ${tenant}. Name another one in PORTEVOIX_KEYS.`,
    );
  }
  return parsed.data;
}

/** Writes the first keys of a tenant, whole or not at all; false if the file is there already. */
export function createKeyFile(file: string, keys: KeyFile): boolean {
  mkdirSync(dirname(file), { recursive: true, mode: OWNER_ONLY_FOLDER });
  const draft = writeDraft(file, keys);
  try {
    // Unlike a rename, a link never replaces what another process wrote in the meantime.
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft);
  }
}

/** Puts new keys in the place of the old ones, whole or not at all. */
export function replaceKeyFile(file: string, keys: KeyFile): void {
  renameSync(writeDraft(file, keys), file);
}

function writeDraft(file: string, keys: KeyFile): string {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, `${JSON.stringify(keys, null, 2)}\n`, {
    mode: OWNER_ONLY_FILE,
    flag: 'wx',
    flush: true,
  });
  return draft;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
