import { describe, expect, it } from 'vitest';
import { listStatements } from './statements.ts';
import { engine } from './test-location.ts';

/** Statements that are of no company, or whose company stands where the text does not show it; each with its reason. */
const ELSEWHERE = [
  { file: 'migrate.ts', starts: /schema_step/, why: 'the schema itself' },
  { file: 'sql-store.ts', starts: /schema_step/, why: 'the schema itself' },
  { file: 'fill-rollups.ts', starts: /^select tenant from tenant/, why: 'a step of the schema' },
  {
    file: 'first-month.ts',
    starts: /^select min/,
    why: 'at the start of a process, for partitions',
  },
  { file: 'share-log.ts', starts: /^select .* where …/, why: 'readFilter writes the tenant first' },
  { file: 'raise-totals.ts', starts: /^insert into …/, why: 'the key begins with the tenant' },
];

const isElsewhere = ({ file, sql }: { file: string; sql: string }) =>
  ELSEWHERE.some((one) => one.file === file && one.starts.test(sql));

const statements = listStatements();

/**
 * The rules that let every statement go to the one machine that has the company's rows, on a database that is spread over
 * many: read from the statements themselves, so that one that breaks a rule does not pass.
 */
describe.runIf(engine === 'SQLite')('every statement of the store', () => {
  it('is found', () => {
    expect(statements.length).toBeGreaterThan(100);
    const unused = ELSEWHERE.filter(
      ({ file, starts }) => !statements.some((one) => one.file === file && starts.test(one.sql)),
    );
    expect(unused).toEqual([]);
  });

  it('is of one company, which is a parameter', () => {
    const others = statements.filter(
      (one) =>
        !isElsewhere(one) && !/\btenant = :tenant\b|^insert into \S+ \(tenant, /.test(one.sql),
    );
    expect(others).toEqual([]);
  });

  it('joins rows of the same company only', () => {
    const joins = statements.flatMap(({ file, sql }) =>
      [...sql.matchAll(/\bjoin .*?(?= join | where |$)/g)].map(([join]) => ({ file, join })),
    );
    expect(joins.length).toBeGreaterThan(3);
    expect(joins.filter(({ join }) => !/\btenant = (?:\w+\.tenant|:tenant)\b/.test(join))).toEqual(
      [],
    );
  });

  it('finds what is there already by a key that begins with the company', () => {
    const targets = statements.flatMap(({ file, sql }) =>
      [...sql.matchAll(/\bon conflict \(([^)]*)\)/g)].map(([, key]) => ({ file, sql, key })),
    );
    expect(targets.length).toBeGreaterThan(10);
    const others = targets.filter((one) => !isElsewhere(one) && !/^tenant\b/.test(one.key ?? ''));
    expect(others).toEqual([]);
  });

  it('leaves ids, times and chance to whoever sends it', () => {
    const made =
      /\b(?:nextval|gen_random_uuid|uuidv7|random|now|last_insert_rowid)\s*\(|\bcurrent_(?:timestamp|date)\b/;
    expect(statements.filter(({ sql }) => made.test(sql))).toEqual([]);
  });

  it('has no value between its quotes: what comes from outside is a parameter', () => {
    const quoted = statements.flatMap(({ file, sql }) =>
      (sql.match(/'[^']*'/g) ?? []).filter((text) => text.includes('…')).map(() => file),
    );
    // How the subject of an erased ambassador begins, which is a constant of another file.
    expect(new Set(quoted)).toEqual(new Set(['farewells.ts', 'link-handles.ts']));
  });
});
