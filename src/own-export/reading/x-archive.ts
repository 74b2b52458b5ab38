import type { XFacts } from '../../domain/checklist/x-facts.ts';
import type { ArchiveFile } from './open-archive.ts';
import { RefusedFile } from './refusal.ts';

/** The files of X's archive that the checklist needs: `data/profile.js`, `data/account.js`. */
const NEEDED = /(?:^|\/)(?:data\/)?(profile|account)\.js$/i;

/** True if this file of an archive is one that the checklist needs from X. */
export function isXScript({ path }: ArchiveFile): boolean {
  return NEEDED.test(path);
}

/**
 * What X's archive says, as far as the checklist asks, from its two needed files alone. They are scripts, which are
 * never run: what is behind the assignment is JSON.
 *
 * @throws RefusedFile
 */
export async function readXArchive(
  files: readonly ArchiveFile[],
  onFile: (path: string) => void,
): Promise<XFacts> {
  const facts: XFacts = { profile: null, account: null };
  for (const file of files) {
    const part = NEEDED.exec(file.path)?.[1]?.toLowerCase();
    if (part === undefined) continue;
    onFile(file.path);
    const [first] = parseScript(await file.read(), file.path);
    if (part === 'profile') facts.profile ??= toProfile(first);
    else facts.account ??= toAccount(first);
  }
  return facts;
}

/** The list that `window.YTD.profile.part0 = [...]` assigns. */
function parseScript(bytes: Uint8Array, path: string): unknown[] {
  const text = new TextDecoder().decode(bytes);
  const json = /^\s*window\.YTD\.\w+\.part\d+\s*=\s*([\s\S]*?);?\s*$/.exec(text)?.[1];
  try {
    const list: unknown = JSON.parse(json ?? '');
    if (Array.isArray(list)) return list;
  } catch {
    // Said below, as for a script that assigns something else.
  }
  throw new RefusedFile('broken-table', path);
}

function toProfile(first: unknown): XFacts['profile'] {
  if (first === undefined) return null;
  return {
    bio: textAt(first, 'profile', 'description', 'bio'),
    website: textAt(first, 'profile', 'description', 'website'),
    location: textAt(first, 'profile', 'description', 'location'),
    photoUrl: textAt(first, 'profile', 'avatarMediaUrl'),
    headerUrl: textAt(first, 'profile', 'headerMediaUrl'),
  };
}

function toAccount(first: unknown): XFacts['account'] {
  if (first === undefined) return null;
  return {
    displayName: textAt(first, 'account', 'accountDisplayName'),
    handle: textAt(first, 'account', 'username'),
  };
}

/** The text at a path of keys, trimmed; empty where there is none. */
function textAt(value: unknown, ...keys: string[]): string {
  const found = keys.reduce<unknown>(
    (at, key) => (isRecord(at) && Object.hasOwn(at, key) ? at[key] : undefined),
    value,
  );
  return typeof found === 'string' ? found.trim() : '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
