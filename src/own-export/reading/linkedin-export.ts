import {
  knowNothing,
  type LinkedinFacts,
  type OwnWords,
} from '../../domain/checklist/linkedin-facts.ts';
import { countCodePoints } from '../../domain/code-points.ts';
import type { ArchiveFile } from './open-archive.ts';
import { normaliseName, type Row, readTable } from './read-table.ts';

/** How many of the person's latest words are kept while reading: as many as the checklist looks at. */
const OWN_WORDS_KEPT = 3;

/** A table of LinkedIn's export that the checklist needs. */
interface Table {
  /** Columns by which it is known. */
  columns: readonly string[];
  /** Called when the table is there, so that a table without rows differs from none. */
  begin: (facts: LinkedinFacts) => void;
  add: (facts: LinkedinFacts, row: Row) => void;
}

/**
 * The tables that are read, by normalised file name without the member's number: `Shares_252701747.csv` is `shares`.
 * Seen in exports of 2024 to 2026; file and column names are English whatever the language of the account.
 */
const TABLES: Readonly<Record<string, Table>> = {
  profile: {
    columns: ['headline', 'summary'],
    begin: () => {},
    add: (facts, row) => {
      facts.profile ??= {
        headline: row('headline'),
        about: row('summary'),
        place: row('geolocation') || row('location') || row('address'),
        industry: row('industry'),
        websites: row('websites'),
      };
    },
  },
  positions: {
    columns: ['companyname', 'title'],
    begin: (facts) => {
      facts.positions ??= [];
    },
    add: (facts, row) => {
      facts.positions?.push({
        isCurrent: row('finishedon') === '',
        descriptionLength: countCodePoints(row('description')),
      });
    },
  },
  skills: counting('skills', ['name', 'skill', 'skillname'], () => true),
  education: counting('schools', ['schoolname'], () => true),
  recommendationsreceived: counting(
    'recommendations',
    ['text', 'status'],
    (row) => row('status').toUpperCase() === 'VISIBLE',
  ),
  shares: ownWords('sharecommentary'),
  comments: ownWords('message'),
};

function counting(
  count: 'skills' | 'schools' | 'recommendations',
  columns: readonly string[],
  counts: (row: Row) => boolean,
): Table {
  return {
    columns,
    begin: (facts) => {
      facts[count] ??= 0;
    },
    add: (facts, row) => {
      if (counts(row)) facts[count] = (facts[count] ?? 0) + 1;
    },
  };
}

function ownWords(column: string): Table {
  return {
    columns: [column],
    begin: (facts) => {
      facts.ownWords ??= [];
    },
    add: (facts, row) => {
      const atMs = parseInstant(row('date'));
      const text = row(column);
      if (text === '' || atMs === null) return;
      facts.ownWords = keepLatest([...(facts.ownWords ?? []), { atMs, text }]);
    },
  };
}

function keepLatest(words: readonly OwnWords[]): OwnWords[] {
  return words.toSorted((a, b) => b.atMs - a.atMs).slice(0, OWN_WORDS_KEPT);
}

/** `2026-05-07 16:41:18`, which is in UTC; null if it is no date. */
function parseInstant(text: string): number | null {
  const atMs = Date.parse(
    /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text) ? `${text.replace(' ', 'T')}Z` : text,
  );
  return Number.isNaN(atMs) ? null : atMs;
}

/** The table that a file of the archive holds, or undefined: no need to read it. */
function findTable({ path }: ArchiveFile): Table | undefined {
  const name = /([^/]+)\.csv$/i.exec(path)?.[1];
  if (name === undefined) return undefined;
  const bare = normaliseName(name.replace(/_\d+$/, '').replace(/ \(\d+\)$/, ''));
  return Object.hasOwn(TABLES, bare) ? TABLES[bare] : undefined;
}

/** True if this file of an archive is one that the checklist needs from LinkedIn. */
export function isLinkedinTable(file: ArchiveFile): boolean {
  return findTable(file) !== undefined;
}

/**
 * What LinkedIn's export says, as far as the checklist asks, from its needed files alone.
 *
 * @throws RefusedFile
 */
export async function readLinkedinExport(
  files: readonly ArchiveFile[],
  onFile: (path: string) => void,
): Promise<LinkedinFacts> {
  const facts = knowNothing();
  for (const file of files) {
    const table = findTable(file);
    if (!table) continue;
    onFile(file.path);
    const bytes = await file.read();
    readTable(bytes, {
      path: file.path,
      columns: table.columns,
      onHeader: () => table.begin(facts),
      onRow: (row) => table.add(facts, row),
    });
  }
  return facts;
}
