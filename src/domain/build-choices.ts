import type { Ambassador, Programme } from '../contract/feed.ts';
import type { Item, Variant } from '../contract/item.ts';
import type { FeedLinks } from '../contract/link.ts';
import type { Choice } from './choice.ts';
import { matchLanguage } from './language-match.ts';
import type { NetworkFacts } from './network-facts.ts';
import { type Ranked, type RankingCandidate, rankItems } from './ranking.ts';
import { type Wording, writeWording } from './wording.ts';

/** Most wordings of one item in a short list, so that one item does not fill it. */
const MOST_WORDINGS_PER_ITEM = 3;

/** What a short list is made of; `now` is injected. */
export interface ChoicesInput {
  items: readonly Item[];
  network: NetworkFacts;
  programme: Programme;
  ambassador: Ambassador;
  /** The company's short links, where it has any. */
  links: FeedLinks | undefined;
  /** The person shares without attribution: links carry nobody's pseudonym. */
  withoutAttribution: boolean;
  /** Items that the person shared on this network already. */
  sharedItemIds: ReadonlySet<string>;
  now: Date;
  /** Most choices to give back. */
  most: number;
}

/** An item with its variants for this network, the most suitable first. */
interface Candidate extends RankingCandidate {
  variants: readonly Variant[];
}

interface WordedItem extends RankingCandidate {
  wordings: Wording[];
}

function isLive({ publishAt, expiresAt }: Item, now: Date): boolean {
  const hasStarted = Date.parse(publishAt) <= now.getTime();
  return hasStarted && (expiresAt === undefined || now.getTime() < Date.parse(expiresAt));
}

/** Best language first, then the item's own; within a language, those made for the network before those for any. */
function toCandidate(item: Item, { network, ambassador }: ChoicesInput): Candidate {
  const suit = (locale: string) => matchLanguage(locale, ambassador.locale);
  const variants = item.variants
    .filter((variant) => variant.network === network.id || variant.network === 'any')
    .toSorted(
      (a, b) =>
        suit(b.locale) - suit(a.locale) ||
        Number(b.locale === item.locale) - Number(a.locale === item.locale) ||
        Number(a.network === 'any') - Number(b.network === 'any'),
    );
  return { item, variants, isInTheirLanguage: variants.some(({ locale }) => suit(locale) > 0) };
}

/** Writes the wordings that fit, the first few of them. */
function toWorded({ item, variants }: Candidate, input: ChoicesInput): WordedItem {
  const { network, programme, ambassador, withoutAttribution } = input;
  const pseudonym = withoutAttribution ? null : ambassador.pseudonym;
  const shortLink = findShortLink(item, input);
  const shared = { item, network, programme, ambassador: pseudonym, shortLink };
  const wordings = variants
    .flatMap((variant) => writeWording({ ...shared, variant }) ?? [])
    .filter(({ length }) => length <= network.lengthRule.max)
    .slice(0, MOST_WORDINGS_PER_ITEM);
  const isInTheirLanguage = wordings.some(
    ({ variant }) => matchLanguage(variant.locale, ambassador.locale) > 0,
  );
  return { item, wordings, isInTheirLanguage };
}

/** Links of others are never shortened: their readers see where they lead. */
function findShortLink(
  { id, source }: Item,
  { links, network, withoutAttribution }: ChoicesInput,
): string | null {
  const codes = source === 'company' ? links?.codes[id]?.[network.id] : undefined;
  return links && codes
    ? `${links.base}/${withoutAttribution ? codes.anonymous : codes.own}`
    : null;
}

function toChoices({ item, wordings, reasons }: Ranked<WordedItem>, input: ChoicesInput): Choice[] {
  return wordings.map(({ variant, text, link, length }) => ({
    itemId: item.id,
    itemRevision: item.revision,
    itemKind: item.kind,
    variantId: variant.id,
    title: item.title,
    angle: variant.angle ?? null,
    locale: variant.locale,
    guidance: item.guidance ?? null,
    network: input.network.id,
    text,
    link,
    disclosure: item.disclosure ?? null,
    attribution: input.withoutAttribution ? 'none' : 'pseudonym',
    length,
    limit: input.network.lengthRule.max,
    reasons,
    expiresAt: item.expiresAt ?? null,
  }));
}

/**
 * The ranked short list of a network for a person, best first: item after item, each with up to three wordings.
 * Only items that are live at `now` and whose link is safe; a wording that does not fit the network is left out,
 * never cut.
 *
 * Writing and counting a wording is what costs, so items are ranked first and written only until the list is
 * full; what was written is ranked once more, in case the wording in the person's language did not fit.
 */
export function buildChoices(input: ChoicesInput): Choice[] {
  const { items, ambassador, sharedItemIds, now, most } = input;
  const context = { topics: ambassador.topics, sharedItemIds, now };
  const candidates = items
    .filter((item) => isLive(item, now))
    .map((item) => toCandidate(item, input));
  const written: WordedItem[] = [];
  let count = 0;
  for (const candidate of rankItems(candidates, context)) {
    if (count >= most) break;
    const worded = toWorded(candidate, input);
    count += worded.wordings.length;
    if (worded.wordings.length > 0) written.push(worded);
  }
  return rankItems(written, context)
    .flatMap((ranked) => toChoices(ranked, input))
    .slice(0, Math.max(0, most));
}
