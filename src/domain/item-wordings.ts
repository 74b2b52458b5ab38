import type { ComposerKind } from '../contract/event.ts';
import type { Fact } from '../contract/fact-sheet.ts';
import type { Item, Variant } from '../contract/item.ts';
import type { NetworkId } from '../contract/primitives.ts';
import type { TakenWording } from '../contract/taken-wording.ts';
import { factWordings } from './fact-sheet.ts';
import { matchLanguage } from './language-match.ts';

/** A wording that may be offered, the item that its link is of, and what else is known of it. */
export interface OfferableWording {
  variant: Variant;
  item: Item;
  fact: Fact | null;
  /** How many shares others took it in lately, in steps; 0: few or none. */
  taken: number;
}

/** For whom and where the wordings of an item are put in order. */
export interface WordingOrder {
  networkId: NetworkId;
  locale: string;
  composer: ComposerKind;
  /** Wordings of this item that others took. */
  taken: readonly TakenWording[];
}

/** True where somebody else's words are answered: there facts come first. */
export function isAnswer(composer: ComposerKind): boolean {
  return composer === 'comment' || composer === 'reply';
}

/**
 * The wordings of an item for a network, the most suitable first: best language, then the item's own; within a language
 * those that fewer took, then those made for the network. Facts come behind the others, in an answer before them.
 */
export function listWordings(item: Item, order: WordingOrder): OfferableWording[] {
  const { networkId, composer } = order;
  const plain = item.variants
    .filter(({ network }) => network === networkId || network === 'any')
    .map((variant) => ({ variant, item, fact: null, taken: countTaken(item, variant, order) }));
  const facts = factWordings(item).map((wording) => ({ ...wording, taken: 0 }));
  const sorted = [plain, facts].map((wordings) => wordings.toSorted(compareWordings(item, order)));
  return (isAnswer(composer) ? sorted.toReversed() : sorted).flat();
}

function compareWordings(item: Item, { locale }: WordingOrder) {
  const suit = (wording: OfferableWording) => matchLanguage(wording.variant.locale, locale);
  const isItems = ({ variant }: OfferableWording) => Number(variant.locale === item.locale);
  return (a: OfferableWording, b: OfferableWording) =>
    suit(b) - suit(a) || isItems(b) - isItems(a) || a.taken - b.taken || isForAny(a) - isForAny(b);
}

function isForAny({ variant }: OfferableWording): number {
  return Number(variant.network === 'any');
}

function countTaken(
  { revision }: Item,
  variant: Variant,
  { taken }: Pick<WordingOrder, 'taken'>,
): number {
  const known = taken.find(
    ({ itemRevision, variantId }) => itemRevision === revision && variantId === variant.id,
  );
  return known?.shares ?? 0;
}
