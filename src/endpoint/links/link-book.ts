import type { Programme } from '../../contract/feed.ts';
import type { Item } from '../../contract/item.ts';
import type { Context } from '../context.ts';
import { DAY_MS } from '../instants.ts';
import type { HandleKind, LinkHandle } from '../store/link-store.ts';
import { deriveLinkKeys, type LinkKeys } from './link-code.ts';
import { freshSalts, type SaltBook } from './visitor.ts';

/** Where a code leads while its item is out. */
export interface FoundDestination {
  status: 'found';
  itemId: string;
  network: string;
  pseudonym: string | null;
  /** The address, with the id of a click if it is the company's own. */
  hrefFor: (clickId: string) => string;
  /** Since when and until when the item is out, in milliseconds since 1970. */
  sinceMs: number;
  untilMs: number;
}

/** Everything that a redirect needs, in memory: it asks no database. */
export interface LinkBook {
  keys: LinkKeys;
  secret: string;
  programme: Programme | null;
  items: ReadonlyMap<string, Item>;
  subjects: Readonly<Record<HandleKind, ReadonlyMap<number, string>>>;
  salts: SaltBook;
  /** Where codes led, by this book. */
  led: Map<string, FoundDestination>;
}

/** How old the book may be while the database answers: by then a withdrawn item's links have ended. */
export const BOOK_AGE_MS = 10_000;
/** How long a reader waits for a fresh book before the last one serves, in milliseconds. */
const PATIENCE_MS = 250;

/** Keeps one book for a process. */
export interface LinkBookKeeper {
  /**
   * The book, read again when it has become too old. When the database does not answer, the last one serves on, and
   * the next try is one {@link BOOK_AGE_MS} later.
   *
   * `fresh` asks for one that was read just now and waits for it: a code of ours has a number that is not in the book.
   *
   * @throws what the database said, while there is no book yet
   */
  read(fresh?: boolean): Promise<LinkBook>;
}

/** Opens the keeper; it reads nothing before it is asked. */
export function openLinkBook(
  context: Context,
  onFailure: (error: unknown) => void,
): LinkBookKeeper {
  const subjects = {
    item: new Map<number, string>(),
    ambassador: new Map<number, string>(),
    network: new Map<number, string>(),
  };
  let book: LinkBook | null = null;
  let triedAtMs = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | null = null;
  let failure: unknown = null;

  async function readAgain(): Promise<void> {
    const { store, tenant } = context;
    const { secret, programme } = await store.readTenant(tenant);
    const after = {
      item: subjects.item.size,
      ambassador: subjects.ambassador.size,
      network: subjects.network.size,
    };
    const handles: LinkHandle[] = await store.listHandles(tenant, after);
    const items = await store.listLinkedItems(tenant);
    for (const { kind, handle, subject } of handles) subjects[kind].set(handle, subject);
    book = {
      keys: book?.keys ?? deriveLinkKeys(secret, tenant),
      secret,
      programme,
      items: new Map(items.map((item) => [item.id, item])),
      subjects,
      salts: book?.salts ?? new Map(),
      led: new Map(),
    };
    book = { ...book, salts: await readSalts(context, book.salts) };
  }

  function startReading(): Promise<void> {
    triedAtMs = context.now().getTime();
    return readAgain()
      .catch((error: unknown) => {
        failure = error;
        onFailure(error);
      })
      .finally(() => {
        reading = null;
      });
  }

  return {
    async read(fresh = false) {
      const isOld = context.now().getTime() - triedAtMs >= BOOK_AGE_MS;
      if (fresh || isOld || !book) reading ??= startReading();
      if (reading) await (book && !fresh ? waitFor(reading) : reading);
      if (book) return book;
      throw failure;
    },
  };
}

/** Once a day, before it begins: so that a database that is down at midnight leaves nobody without a salt. */
async function readSalts({ store, tenant, now }: Context, known: SaltBook): Promise<SaltBook> {
  const days = [now(), new Date(now().getTime() + DAY_MS)];
  const fresh = freshSalts(days);
  if (fresh.every(({ day }) => known.has(day))) return known;
  const salts = await store.readSalts(tenant, fresh);
  return new Map(salts.map(({ day, salt }) => [day, salt]));
}

async function waitFor(work: Promise<void>): Promise<void> {
  const patience = Promise.withResolvers<void>();
  const timer = setTimeout(patience.resolve, PATIENCE_MS);
  await Promise.race([work, patience.promise]);
  clearTimeout(timer);
}
