import type { Item } from '../../contract/item.ts';
import { ga4Channel } from '../../domain/ga4-channel.ts';
import { LINK_MEDIUM } from '../../domain/tagged-link.ts';

/** What to know of an item before it is approved: nothing that forbids it, a sentence each with its place. */
export function warnOfItem({ campaign: { slug } }: Item): string[] {
  const channel = ga4Channel({ source: 'linkedin', medium: LINK_MEDIUM, campaign: slug });
  if (channel === 'Organic Social') return [];
  return [
    `/campaign/slug: Google Analytics counts visits of a campaign called “${slug}” as ${channel}, not as Organic Social. No tag of a link helps, another slug does.`,
  ];
}
