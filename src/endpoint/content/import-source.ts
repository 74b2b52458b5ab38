import { type ImportDocument, importDocumentSchema } from '../../contract/content-import.ts';
import { listIssues, type Problem } from '../../contract/problem.ts';
import { type FeedEntry, readFeedEntries } from './feed-entries.ts';

/** What an import brings: a document of the contract, or the entries of a feed. */
export type ImportSource =
  | { kind: 'document'; document: ImportDocument }
  | { kind: 'feed'; entries: (FeedEntry | null)[] };

/** An import that can't be read, and where it went wrong. */
export interface Unreadable {
  kind: 'unreadable';
  detail: string;
  errors?: Problem['errors'];
}

const JSON_FEED_VERSION = 'https://jsonfeed.org/';
const NO_FEED: Unreadable = {
  kind: 'unreadable',
  detail: 'This is not an RSS, Atom or JSON feed.',
};

/** Reads parsed JSON: a JSON Feed if its version says so, else the contract's import document. */
export function readJsonImport(json: unknown): ImportSource | Unreadable {
  if (isJsonFeed(json)) return readFeed(json);
  const parsed = importDocumentSchema.safeParse(json);
  if (parsed.success) return { kind: 'document', document: parsed.data };
  return {
    kind: 'unreadable',
    detail: 'This is neither an import document nor a JSON Feed.',
    errors: listIssues(parsed.error),
  };
}

/**
 * Reads the bytes of an RSS or Atom feed. `charset` is what the transport said; a byte order mark beats it, and the
 * XML declaration speaks when both are silent (RFC 7303).
 */
export function readXmlImport(bytes: Uint8Array, charset?: string): ImportSource | Unreadable {
  const xml = decodeXml(bytes, charset);
  return xml === null
    ? { kind: 'unreadable', detail: 'The feed is not in the character set that it names.' }
    : readFeed(xml);
}

/** Reads the bytes of a file or download that came without a media type: XML if it starts with `<`, else JSON. */
export function readImport(bytes: Uint8Array): ImportSource | Unreadable {
  const start = new TextDecoder().decode(bytes.subarray(0, 256)).trimStart();
  if (start.startsWith('<')) return readXmlImport(bytes);
  try {
    return readJsonImport(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch {
    return { kind: 'unreadable', detail: 'This is neither JSON nor XML.' };
  }
}

function readFeed(feed: unknown): ImportSource | Unreadable {
  const entries = readFeedEntries(feed);
  return entries ? { kind: 'feed', entries } : NO_FEED;
}

function isJsonFeed(json: unknown): boolean {
  return (
    typeof json === 'object' &&
    json !== null &&
    'version' in json &&
    typeof json.version === 'string' &&
    json.version.startsWith(JSON_FEED_VERSION)
  );
}

function decodeXml(bytes: Uint8Array, charset: string | undefined): string | null {
  const declaration = new TextDecoder('latin1').decode(bytes.subarray(0, 256));
  const declared = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(declaration)?.[1];
  const mark = readByteOrderMark(bytes);
  try {
    return new TextDecoder(mark ?? charset ?? declared ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function readByteOrderMark([first, second]: Uint8Array): string | null {
  if (first === 0xef && second === 0xbb) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}
