import type { Fact, TopicPause } from '../contract/fact-sheet.ts';
import type { Item, Variant } from '../contract/item.ts';

/** How a choice that is a fact calls its variant: this before the id of the fact. */
const PREFIX = 'fact-';

/** A fact as a wording that can be written like any other, and the item that it is a wording of. */
export interface FactWording {
  fact: Fact;
  variant: Variant;
  item: Item;
}

/**
 * The facts of a fact sheet as wordings, in order; none for any other item. Each says the fact, who is the source and as of
 * which day, and links to the source in place of the item's own page. A source may be on any host that the programme
 * vouches for; its link is tagged only where it is the company's.
 */
export function factWordings(item: Item): FactWording[] {
  return (item.factSheet?.facts ?? []).map((fact) => ({
    fact,
    variant: {
      id: `${PREFIX}${fact.id}`,
      network: 'any',
      locale: fact.locale,
      angle: fact.source.name,
      text: `${fact.text} {disclosure}\n\n${fact.source.name}, ${formatDay(fact)}: {link}`,
    },
    item: { ...item, url: fact.source.url, source: 'curated' },
  }));
}

/** What everybody is asked while a fact sheet is out: to post nothing on its topic. Null for any other item. */
export function topicPauseOf({ id, factSheet, publishAt }: Item): TopicPause | null {
  if (!factSheet) return null;
  const { topic, subject, press } = factSheet;
  return { itemId: id, topic, subject, since: publishAt, press };
}

function formatDay({ locale, asOf }: Fact): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(asOf));
}
