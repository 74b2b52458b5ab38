import type { ComposerKind } from '../contract/event.ts';
import type { Ambassador, Programme } from '../contract/feed.ts';
import type { Item } from '../contract/item.ts';
import type { FeedLinks } from '../contract/link.ts';
import type { TakenWording } from '../contract/taken-wording.ts';
import type { Choice } from './choice.ts';
import { type Expertise, topicsOf } from './expertise.ts';
import { isAnswer, listWordings, type OfferableWording } from './item-wordings.ts';
import { matchLanguage } from './language-match.ts';
import type { NetworkFacts } from './network-facts.ts';
import { type Ranked, type RankingCandidate, rankItems } from './ranking.ts';
import { type Wording, writeWording } from './wording.ts';

/** Most wordings of one item in a short list, so that one item does not fill it. Facts are not counted. */
const MOST_WORDINGS_PER_ITEM = 3;

/** What a short list is made of; `now` is injected. */
export interface ChoicesInput {
  items: readonly Item[];
  network: NetworkFacts;
  /** Where the text is to go. */
  composer: ComposerKind;
  programme: Programme;
  ambassador: Ambassador;
  /** What the person said of themselves on this device; null: nothing. */
  expertise: Expertise | null;
  /** The company's short links, where it has any. */
  links: FeedLinks | undefined;
  /** Approved wordings that others took lately. */
  taken: readonly TakenWording[];
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
  wordings: readonly OfferableWording[];
  /** Wordings of it that others took, of earlier revisions too. */
  taken: readonly TakenWording[];
}

/** A wording that was written and fits. */
type Written = OfferableWording & Wording;

interface WordedItem extends Candidate {
  wordings: Written[];
}

function isLive({ publishAt, expiresAt }: Item, now: Date): boolean {
  const hasStarted = Date.parse(publishAt) <= now.getTime();
  return hasStarted && (expiresAt === undefined || now.getTime() < Date.parse(expiresAt));
}

function toCandidate(
  item: Item,
  taken: readonly TakenWording[],
  { network, ambassador, composer }: ChoicesInput,
): Candidate {
  const { locale } = ambassador;
  const wordings = listWordings(item, { networkId: network.id, locale, composer, taken });
  return { item, taken, wordings, isInTheirLanguage: isReadBy(wordings, locale) };
}

function isReadBy(wordings: readonly OfferableWording[], locale: string): boolean {
  return wordings.some(({ variant }) => matchLanguage(variant.locale, locale) > 0);
}

/** Writes the wordings that fit, the first few of them, and all facts. */
function toWorded({ item, taken, wordings }: Candidate, input: ChoicesInput): WordedItem {
  const { network, programme, ambassador, withoutAttribution } = input;
  const pseudonym = withoutAttribution ? null : ambassador.pseudonym;
  const shared = { network, programme, ambassador: pseudonym };
  const written = wordings.flatMap((wording) => {
    // A fact leads to its source, which no short link of the item does.
    const shortLink = wording.fact ? null : findShortLink(item, input);
    const text = writeWording({ ...shared, ...wording, shortLink });
    return text && text.length <= network.lengthRule.max ? [{ ...wording, ...text }] : [];
  });
  const plain = written.filter(({ fact }) => !fact);
  const surplus = new Set(plain.slice(MOST_WORDINGS_PER_ITEM));
  const kept = written.filter((wording) => !surplus.has(wording));
  return { item, taken, wordings: kept, isInTheirLanguage: isReadBy(kept, ambassador.locale) };
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

function toChoices(ranked: Ranked<WordedItem>, input: ChoicesInput): Choice[] {
  const { item, wordings, reasons } = ranked;
  const sketches = ranked.taken.map(({ sketch }) => sketch);
  return wordings.map(({ variant, text, link, length, fact, taken }) => ({
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
    reasons: taken > 0 ? [...reasons, { code: 'taken', shares: taken }] : reasons,
    expiresAt: item.expiresAt ?? null,
    ...(fact && { fact: { source: fact.source.name, asOf: fact.asOf } }),
    ...(sketches.length > 0 && { taken: sketches }),
  }));
}

/** In an answer fact sheets come first, shared before or not: the same claim is answered wherever it stands. */
function orderFor<Ranking extends RankingCandidate>(
  ranked: readonly Ranking[],
  { composer }: ChoicesInput,
): readonly Ranking[] {
  const isFirst = ({ item }: Ranking) => Number(isAnswer(composer) && item.factSheet !== undefined);
  return ranked.toSorted((a, b) => isFirst(b) - isFirst(a));
}

/**
 * The ranked short list of a network for a person, best first: item after item, each with up to three wordings and all of
 * its facts. Only items that are live at `now` and whose link is safe; a wording that does not fit the network is left
 * out, never cut.
 *
 * Writing and counting a wording is what costs, so items are ranked first and written only until the list is
 * full; what was written is ranked once more, in case the wording in the person's language did not fit.
 */
export function buildChoices(input: ChoicesInput): Choice[] {
  const { items, ambassador, expertise, sharedItemIds, now, most } = input;
  const topics = topicsOf(expertise, ambassador.topics);
  const context = { topics, avoids: expertise?.avoids ?? [], sharedItemIds, now };
  const taken = Map.groupBy(input.taken, ({ itemId }) => itemId);
  const candidates = items
    .filter((item) => isLive(item, now))
    .map((item) => toCandidate(item, taken.get(item.id) ?? [], input));
  const written: WordedItem[] = [];
  let count = 0;
  for (const candidate of orderFor(rankItems(candidates, context), input)) {
    if (count >= most) break;
    const worded = toWorded(candidate, input);
    count += worded.wordings.length;
    if (worded.wordings.length > 0) written.push(worded);
  }
  return orderFor(rankItems(written, context), input)
    .flatMap((ranked) => toChoices(ranked, input))
    .slice(0, Math.max(0, most));
}
