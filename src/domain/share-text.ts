import { stripUnsafeCharacters } from './text-safety.ts';

/** What a share text is made of. */
export interface ShareTextParts {
  /** The approved wording, with or without `{link}` and `{disclosure}`. */
  text: string;
  /** The link in canonical form, as {@link checkLink} and {@link tagLink} give it. */
  link: string;
  /** What says that the person is paid by the company: "I work for Acme"; null where the programme asks for none. */
  disclosure: string | null;
}

const LINE_END = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
const SPACES_AT_LINE_END = /(?<![^\S\n])[^\S\n]+(?=\n|$)/g;
const MORE_THAN_ONE_BLANK_LINE = /\n{3,}/g;
/** A placeholder with nothing to disclose, and the space that set it apart. */
const IDLE_DISCLOSURE = /(?<=^|\n)\{disclosure\}[^\S\n]*|(?:(?<![^\S\n])[^\S\n]+)?\{disclosure\}/g;
const PLACEHOLDER = /\{(link|disclosure)\}/g;

/** What may stand before a link: nothing, a space, an opening bracket or quote, another link (it brings its space). */
const ENDS_APART = /(?:^|[\s\p{Ps}\p{Pi}"']|\{link\})$/u;
/** What may stand behind it: nothing, a space, punctuation that no URL holds, or some that closes the sentence. */
const STARTS_APART = /^(?:$|[\s\p{Pf}…。、，！？：；）」』】]|[.,;:!?)\]}"']+(?:[\s\p{Pf}]|$))/u;

/** One way of writing for all that enters a text: `\n` line ends, NFC, no spaces at line ends, one blank line at most. */
function tidy(text: string): string {
  return stripUnsafeCharacters(text)
    .normalize('NFC')
    .replace(LINE_END, '\n')
    .replace(SPACES_AT_LINE_END, '')
    .replace(MORE_THAN_ONE_BLANK_LINE, '\n\n')
    .trim();
}

/** Puts the disclosure at the end of the first paragraph: early, and close to the claim. */
function discloseEarly(text: string): string {
  const end = text.indexOf('\n\n');
  const [first, rest] = end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end)];
  return first === '' ? '{disclosure}' : `${first} {disclosure}${rest}`;
}

/** A link that touches a word is no link, or another one: it gets a space on that side. */
function setApart(link: string, before: string, after: string): string {
  return `${ENDS_APART.test(before) ? '' : ' '}${link}${STARTS_APART.test(after) ? '' : ' '}`;
}

/**
 * The text as it will stand in the composer. The link stands at each `{link}`, else it ends the text after a
 * blank line; the disclosure stands at each `{disclosure}`, else it closes the first paragraph. Both are put in
 * as they are, in one pass, so that nothing in them is read as a placeholder or a pattern.
 * Source: US FTC, Disclosures 101 (in the post itself, early, close to the claim); reference/field.md §5.
 */
export function composeShareText({ text, link, disclosure }: ShareTextParts): string {
  const said = tidy(disclosure ?? '');
  let template = tidy(text);
  if (said === '') template = tidy(template.replace(IDLE_DISCLOSURE, ''));
  else if (!template.includes('{disclosure}')) template = discloseEarly(template);
  if (!template.includes('{link}')) template = template === '' ? '{link}' : `${template}\n\n{link}`;
  return template
    .replace(PLACEHOLDER, (found, name: string, offset: number) =>
      name === 'link'
        ? setApart(link, template.slice(0, offset), template.slice(offset + found.length))
        : said,
    )
    .normalize('NFC');
}
