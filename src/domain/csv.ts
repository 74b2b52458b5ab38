/** Byte order mark that starts a CSV file, so that Excel reads it as UTF-8 and never as SYLK (a file that starts with `ID`). */
export const CSV_BOM = '\uFEFF';

/** What a spreadsheet ignores before it decides whether a cell is a formula: spaces, controls, what has no glyph. */
const IGNORED = String.raw`\s\p{C}\p{DI}`;
/** Formula characters, and the full-width, small, raised and lowered forms that spreadsheets fold into them. */
const FORMULA =
  '[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u207A-\u207C\u208A-\u208C]';

const OPENS_AS_FORMULA = new RegExp(`^(?:[\\t\\r\\n]|[${IGNORED}]*${FORMULA})`, 'u');
/**
 * Where a reader that does not split at commas would start another cell: Excel splits at `;` where the comma
 * is the decimal sign (French, German…), a paste splits at tabs, and neither then honours our quotes: what
 * follows may be a quote and still open a formula.
 */
const HIDDEN_CELL_START = new RegExp(
  `([;\\t\\r\\n])(?=(?:(?![\\t\\r\\n])["${IGNORED}])*${FORMULA})`,
  'gu',
);

const LONE_SURROGATE = /\p{Surrogate}/gu;
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

/**
 * A cell that all rules above leave as it is: empty, or one that begins with a letter or a digit, ends without a space and
 * holds neither a separator nor a quote nor anything beyond ASCII.
 */
const PLAIN_CELL = String.raw`(?:[0-9A-Za-z][!#-+\--:<-~]*(?: +[!#-+\--:<-~]+)*)?`;
/** Lines of plain cells, by the number of their cells: one with a comma in it would be one more. */
const plainLines = new Map<number, RegExp>();

function plainLineOf(cells: number): RegExp {
  const known = plainLines.get(cells);
  const pattern = known ?? new RegExp(`^${PLAIN_CELL}(?:,${PLAIN_CELL}){${cells - 1}}$`);
  if (!known) plainLines.set(cells, pattern);
  return pattern;
}

/**
 * Makes a text harmless in a spreadsheet: an apostrophe before what would be a formula, no NUL, well-formed
 * Unicode (a lone surrogate becomes U+FFFD). Other texts come back as they are.
 * Source: OWASP, CSV Injection; reference/reliability.md §6.
 */
export function neutraliseCell(text: string): string {
  const clean = text
    .replaceAll('\0', '')
    .replace(LONE_SURROGATE, '\uFFFD')
    .replace(HIDDEN_CELL_START, "$1'");
  return OPENS_AS_FORMULA.test(clean) ? `'${clean}` : clean;
}

function writeCell(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = neutraliseCell(cell);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const isWrittenAsIs = (cell: string | number | null) =>
  typeof cell !== 'number' || Number.isFinite(cell);

/**
 * One line of a CSV file (RFC 4180), ending in CRLF. Texts are neutralised, see {@link neutraliseCell};
 * finite numbers stay numbers (-12.5 is no formula); `null`, NaN and the infinities become empty cells.
 */
export function csvRow(cells: readonly (string | number | null)[]): string {
  // Nearly every line of a log is plain, which one look tells instead of five for each cell.
  const plain = cells.join(',');
  const isPlain =
    cells.length > 1 && cells.every(isWrittenAsIs) && plainLineOf(cells.length).test(plain);
  const line = isPlain ? plain : cells.map(writeCell).join(',');
  // A row of one empty cell would be an empty line, which readers skip.
  return `${line === '' && cells.length === 1 ? '""' : line}\r\n`;
}
