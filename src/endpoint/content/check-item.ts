import type { Programme } from '../../contract/feed.ts';
import { type Item, itemSchema } from '../../contract/item.ts';
import { listIssues } from '../../contract/problem.ts';
import { checkLink } from '../../domain/link-safety.ts';
import { checkFactSheet } from './check-fact-sheet.ts';
import { checkVariantLengths } from './check-variant-lengths.ts';
import { findHiddenIn } from './hidden-characters.ts';

/** A checked item, its link in canonical form; or every reason why it may not be published. */
export type ItemCheck = { ok: true; item: Item } | { ok: false; reasons: string[] };

const MOST_REASONS = 5;

/** Checks one item of an import: its shape, its link, its texts, and that each wording fits its network. */
export function checkItem(raw: unknown, programme: Programme): ItemCheck {
  const parsed = itemSchema.safeParse(raw);
  if (!parsed.success) {
    const issues = listIssues(parsed.error, MOST_REASONS);
    return { ok: false, reasons: issues.map(({ pointer, detail }) => `${pointer}: ${detail}`) };
  }
  const hosts =
    parsed.data.source === 'company'
      ? programme.domains
      : [...programme.domains, ...programme.curatedDomains];
  const link = checkLink(parsed.data.url, hosts);
  if (!link.ok) return { ok: false, reasons: [`/url: ${link.reason}`] };
  const item = { ...parsed.data, url: link.href };
  const reasons = [
    ...checkDates(item),
    ...checkVariantIds(item),
    ...checkTexts(item),
    ...checkFactSheet(item, programme),
    ...checkVariantLengths(item, programme),
  ];
  return reasons.length > 0
    ? { ok: false, reasons: reasons.slice(0, MOST_REASONS) }
    : { ok: true, item };
}

function checkDates({ publishAt, expiresAt }: Item): string[] {
  const inOrder = expiresAt === undefined || Date.parse(expiresAt) > Date.parse(publishAt);
  return inOrder ? [] : ['/expiresAt: not after /publishAt'];
}

function checkVariantIds({ variants }: Item): string[] {
  const ids = variants.map((variant) => variant.id);
  return new Set(ids).size === ids.length ? [] : ['/variants: two have the same id'];
}

function checkTexts(item: Item): string[] {
  return [
    ...findHiddenIn('/title', item.title),
    ...findHiddenIn('/image/alt', item.image?.alt),
    ...findHiddenIn('/campaign/name', item.campaign.name),
    ...findHiddenIn('/disclosure', item.disclosure),
    ...findHiddenIn('/guidance', item.guidance),
    ...item.variants.flatMap(({ angle, text }, index) => [
      ...findHiddenIn(`/variants/${index}/angle`, angle),
      ...findHiddenIn(`/variants/${index}/text`, text),
    ]),
  ];
}
