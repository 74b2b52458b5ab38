import type { Programme } from '../../contract/feed.ts';
import type { Item, Variant } from '../../contract/item.ts';
import { factWordings } from '../../domain/fact-sheet.ts';
import { composeShareText } from '../../domain/share-text.ts';
import { tagLink } from '../../domain/tagged-link.ts';
import { measureText } from '../../domain/text-length.ts';
import type { Network } from '../../networks/network.ts';
import { findNetwork, networks } from '../../networks/registry.ts';

/** Any pseudonym: they are all of one length, and longer than none. */
const PSEUDONYM = 'aaaaaaaa';

/** A wording, the item whose link it carries, and where its text stands. */
interface Placed {
  variant: Variant;
  item: Item;
  pointer: string;
}

/**
 * One sentence per wording that does not fit its network, counted as it will stand in the composer: link tagged,
 * disclosure in place. A wording for any network must fit them all, and so must a fact. Nothing is ever cut.
 */
export function checkVariantLengths(item: Item, programme: Programme): string[] {
  const placed: Placed[] = [
    ...item.variants.map((variant, index) => ({ variant, item, pointer: `/variants/${index}` })),
    ...factWordings(item).map(({ variant, item: of }, index) => ({
      variant,
      item: of,
      pointer: `/factSheet/facts/${index}`,
    })),
  ];
  return placed.flatMap(({ variant, item: of, pointer }) => {
    const targets = variant.network === 'any' ? networks : [findNetwork(variant.network)];
    return targets.flatMap((network) => {
      if (!network) return [`${pointer}/network: no network that this endpoint knows`];
      const text = compose(variant, { item: of, programme, network });
      const length = measureText(text, network.lengthRule);
      const { max } = network.lengthRule;
      return length > max
        ? [`${pointer}/text: ${length} with link and disclosure, ${network.label} takes ${max}`]
        : [];
    });
  });
}

function compose(
  variant: Variant,
  where: { item: Item; programme: Programme; network: Network },
): string {
  const { item, programme, network } = where;
  const { href } = tagLink({
    url: item.url,
    source: network.utmSource,
    campaign: item.campaign,
    programme: programme.slug,
    itemId: item.id,
    variantId: variant.id,
    ambassador: PSEUDONYM,
    domains: programme.domains,
  });
  return composeShareText({
    text: variant.text,
    link: href,
    disclosure: item.disclosure ?? null,
  });
}
