import type { Programme } from '../../contract/feed.ts';
import type { Item, Variant } from '../../contract/item.ts';
import { composeShareText } from '../../domain/share-text.ts';
import { tagLink } from '../../domain/tagged-link.ts';
import { measureText } from '../../domain/text-length.ts';
import type { Network } from '../../networks/network.ts';
import { findNetwork, networks } from '../../networks/registry.ts';

/** Any pseudonym: they are all of one length, and longer than none. */
const PSEUDONYM = 'aaaaaaaa';

/**
 * One sentence per wording that does not fit its network, counted as it will stand in the composer: link tagged,
 * disclosure in place. A wording for any network must fit them all. Nothing is ever cut.
 */
export function checkVariantLengths(item: Item, programme: Programme): string[] {
  return item.variants.flatMap((variant, index) => {
    const targets = variant.network === 'any' ? networks : [findNetwork(variant.network)];
    return targets.flatMap((network) => {
      if (!network) return [`/variants/${index}/network: no network that this endpoint knows`];
      const length = measureText(
        compose(variant, { item, programme, network }),
        network.lengthRule,
      );
      const { max } = network.lengthRule;
      return length > max
        ? [
            `/variants/${index}/text: ${length} with link and disclosure, ${network.label} takes ${max}`,
          ]
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
