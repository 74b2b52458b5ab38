/** What Google Analytics sorts a visit by: the tags of the link that it came through. */
export interface VisitTags {
  source: string;
  medium: string;
  campaign: string;
}

/** Channels of Google's default channel group that a link of a social network can meet. */
export type Ga4Channel =
  | 'Cross-network'
  | 'Paid Shopping'
  | 'Paid Social'
  | 'Paid Other'
  | 'Organic Shopping'
  | 'Organic Social'
  | 'Unassigned';

const SOCIAL_SOURCES = /^(?:linkedin|linkedin\.com|lnkd\.in|x\.com|twitter|twitter\.com|t\.co)$/i;
const SOCIAL_MEDIA = /^(?:social|social-network|social-media|sm|social network|social media)$/i;
const PAID_MEDIUM = /^(?:.*cp.*|ppc|retargeting|paid.*)$/i;
const SHOPPING_CAMPAIGN = /^(?:.*(?:(?:[^a-df-z]|^)shop|shopping).*)$/i;
const CROSS_NETWORK_CAMPAIGN = /cross-network/i;

/**
 * The channel that Google Analytics 4 puts a visit into: the first rule that is true, in Google's order, of those that a
 * link on a social network can meet. Source: support.google.com/analytics/answer/9756891, "Default channel group".
 */
export function ga4Channel({ source, medium, campaign }: VisitTags): Ga4Channel {
  const isSocial = SOCIAL_SOURCES.test(source);
  const isPaid = PAID_MEDIUM.test(medium);
  const isShopping = SHOPPING_CAMPAIGN.test(campaign);
  if (CROSS_NETWORK_CAMPAIGN.test(campaign)) return 'Cross-network';
  if (isShopping && isPaid) return 'Paid Shopping';
  if (isPaid) return isSocial ? 'Paid Social' : 'Paid Other';
  if (isShopping) return 'Organic Shopping';
  return isSocial || SOCIAL_MEDIA.test(medium) ? 'Organic Social' : 'Unassigned';
}
