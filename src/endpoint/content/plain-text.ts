/** Elements whose content is no text for readers. */
const SILENT = new Set(['script', 'style', 'template']);
/** Elements that begin on a line of their own. */
const BLOCKS = new Set(
  'address article blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li ol p pre section table td th tr ul'.split(
    ' ',
  ),
);

/** Named character references of HTML for U+00A0 to U+00FF, in order. */
const LATIN_1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
const LATIN_1_START = 0xa0;
const CHARACTERS = new Map<string, string>([
  ...LATIN_1.split(' ').map((name, index): [string, string] => [
    name,
    String.fromCodePoint(LATIN_1_START + index),
  ]),
  ...Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    hellip: '…',
    ndash: '–',
    mdash: '—',
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    bull: '•',
    euro: '€',
    trade: '™',
    oelig: 'œ',
    OElig: 'Œ',
    Yuml: 'Ÿ',
    rarr: '→',
    minus: '−',
  }),
]);
const REFERENCE = /&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,7});/gi;
const LAST_CODE_POINT = 0x10ffff;

/** Spaces that HTML collapses; those that keep words together (French puts them before a colon) stay. */
const BREAKABLE_SPACES = /[^\S\u00a0\u202f]+/g;
const TAG_START = /^<\/?([a-z][a-z0-9]*)/i;

/**
 * The words of a piece of HTML, its blocks on lines of their own. It is for making texts of feeds, not for making
 * HTML safe: what comes out is text and must be shown as text. One pass, linear in the length.
 */
export function htmlToText(html: string): string {
  let text = '';
  let position = 0;
  while (position < html.length) {
    const open = html.indexOf('<', position);
    if (open === -1) break;
    text += html.slice(position, open);
    const markup = readMarkup(html, open);
    text += markup.text;
    position = markup.end;
  }
  return tidyLines(decodeReferences(text + html.slice(position)));
}

/** What stands for the markup that starts at `open`, and where it ends. */
function readMarkup(html: string, open: number): { text: string; end: number } {
  if (html.startsWith('<!--', open)) return { text: '', end: endAfter(html, '-->', open) };
  const tag = TAG_START.exec(html.slice(open, open + 32));
  const name = tag?.[1]?.toLowerCase();
  if (name === undefined) {
    // "5 < 6" is text; "<!doctype" and "<?xml" are not.
    const isText = !/[!?/]/.test(html.charAt(open + 1));
    return isText ? { text: '<', end: open + 1 } : { text: '', end: endAfter(html, '>', open) };
  }
  const isOpening = html.charAt(open + 1) !== '/';
  const last = SILENT.has(name) && isOpening ? findEndTag(html, name, open) : open;
  return { text: BLOCKS.has(name) ? '\n' : '', end: endAfter(html, '>', last) };
}

/** Where the end tag of an element starts, in any case; without one, the rest of the text is the element's. */
function findEndTag(html: string, name: string, from: number): number {
  const endTag = new RegExp(`</${name}`, 'gi');
  endTag.lastIndex = from;
  return endTag.exec(html)?.index ?? html.length;
}

/** The place after the next `mark`; without one, the rest of the text is markup. */
function endAfter(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found === -1 ? html.length : found + mark.length;
}

function decodeReferences(text: string): string {
  return text.replace(REFERENCE, (reference, name: string) => {
    if (!name.startsWith('#')) return CHARACTERS.get(name) ?? reference;
    // "#233" is decimal; "#xe9" becomes "0xe9", which Number reads as hexadecimal.
    const codePoint = Number(name.replace(/^#(?=x)/i, '0').replace('#', ''));
    return codePoint > LAST_CODE_POINT ? reference : String.fromCodePoint(codePoint);
  });
}

function tidyLines(text: string): string {
  return text
    .replaceAll('\u00ad', '')
    .split('\n')
    .map((line) => line.replace(BREAKABLE_SPACES, ' ').trim())
    .filter((line) => line !== '')
    .join('\n');
}
