import { type Composer, editors, onePerEngine } from '../composers.ts';
import { type Exception, exceptions } from './exceptions.ts';
import { COLUMNS, type Column, MODES, type Mode, type Proof } from './proof.ts';

/** The browsers of the suite, as its projects are called. */
export const BROWSERS = ['chromium', 'firefox'] as const;
type Browser = (typeof BROWSERS)[number];

/** What a run proved, by browser. */
export type Proofs = Record<Browser, readonly Proof[]>;

/** The table of a run in Markdown, and what is wrong with it. */
export interface Matrix {
  markdown: string;
  problems: readonly string[];
}

interface Cell {
  browser: Browser;
  composer: Composer;
  mode: Mode;
  column: Column;
}

/** Which other row speaks for a cell: what depends on the engine alone, or on the worker alone, is tested once. */
function representativeOf({ composer, mode, column }: Cell): string {
  if (column === 'nothing elsewhere') return composer.network;
  if (mode === 'no-footprint: menu' || mode === 'no-footprint: keyboard') {
    return composer.network === 'x' ? 'x-inline' : 'linkedin-new';
  }
  const sameEngine = onePerEngine.find(({ engine }) => engine === composer.engine);
  return sameEngine?.id ?? composer.id;
}

const keyOf = ({ composer, mode, column }: Proof) => `${composer}|${mode}|${column}`;

/** Makes the table of everything there is: a cell is `yes`, `as` the row that speaks for it, a number of a reason, or `not tested`. */
export function makeMatrix(proofs: Proofs): Matrix {
  const proved = {
    chromium: new Set(proofs.chromium.map(keyOf)),
    firefox: new Set(proofs.firefox.map(keyOf)),
  };
  const used = new Set<Exception>();
  const problems: string[] = [];
  const fill = (cell: Cell): string => {
    const { browser, composer, mode, column } = cell;
    const where = `${composer.id}, ${mode}, ${browser}: ${column}`;
    const has = (id: string) => proved[browser].has(keyOf({ composer: id, mode, column }));
    const exception = exceptions.find((entry) => fits(entry, cell));
    if (exception) used.add(exception);
    if (has(composer.id) && exception) problems.push(`${where}: proved, the exception is stale`);
    if (has(composer.id)) return 'yes';
    if (exception) return `– (${exceptions.indexOf(exception) + 1})`;
    const other = representativeOf(cell);
    if (has(other)) return column === 'nothing elsewhere' ? 'yes' : `as \`${other}\``;
    problems.push(`${where}: not tested`);
    return '**not tested**';
  };
  const sections = MODES.map((mode) => writeSection(mode, fill));
  for (const exception of exceptions) {
    if (!used.has(exception)) problems.push(`an exception fits no cell: ${exception.why}`);
  }
  const reasons = exceptions.map(({ since, why }, index) => `${index + 1}. (${since}) ${why}`);
  return { markdown: [...sections, reasons.join('\n')].join('\n\n'), problems };
}

function fits({ modes, columns, composers, browser }: Exception, cell: Cell): boolean {
  return (
    modes.includes(cell.mode) &&
    columns.includes(cell.column) &&
    (composers?.includes(cell.composer.id) ?? true) &&
    (browser === undefined || browser === cell.browser)
  );
}

/** The rows of a mode, by name: variants stand beside the plain composer. */
const sorted = editors.toSorted((one, other) => (one.id < other.id ? -1 : 1));

/** One mode's rows; a composer that is the same in both browsers takes one. */
function writeSection(mode: Mode, fill: (cell: Cell) => string): string {
  const rows = sorted.flatMap((composer) => {
    const [chromium, firefox] = BROWSERS.map((browser) =>
      COLUMNS.map((column) => fill({ browser, composer, mode, column })).join(' | '),
    );
    const name = `| \`${composer.id}\` | ${composer.engine}`;
    return chromium === firefox
      ? [`${name} | Chromium, Firefox | ${chromium} |`]
      : [`${name} | Chromium | ${chromium} |`, `${name} | Firefox | ${firefox} |`];
  });
  const head = `| stand-in | engine | browser | ${COLUMNS.join(' | ')} |`;
  return [`### ${mode}`, '', head, `|${'---|'.repeat(COLUMNS.length + 3)}`, ...rows].join('\n');
}
