import type { Criterion } from './criterion.ts';

const EDIT_PROFILE = 'https://x.com/settings/profile';
const IMAGE_SIZES = 'hbgauthorresources.com, social media guide: photo 400x400, header 1500x500';
const BIO =
  'tapmy.store/blog, Twitter/X profile optimization: role, field and employer in 160 characters';

/**
 * What makes an X profile complete and credible, most telling first; the weights of an axis add up to 100.
 * Source: reference/field.md §3b. X has no address for one's own profile: its edit page opens over it.
 */
export const xCriteria = [
  {
    id: 'x_photo',
    network: 'x',
    axis: 'complete',
    level: 'presence',
    weight: 30,
    editUrl: EDIT_PROFILE,
    source: IMAGE_SIZES,
  },
  {
    id: 'x_bio',
    network: 'x',
    axis: 'complete',
    level: 'presence',
    weight: 30,
    editUrl: EDIT_PROFILE,
    source: BIO,
  },
  {
    id: 'x_header',
    network: 'x',
    axis: 'complete',
    level: 'presence',
    weight: 15,
    editUrl: EDIT_PROFILE,
    source: IMAGE_SIZES,
  },
  {
    id: 'x_website',
    network: 'x',
    axis: 'complete',
    level: 'presence',
    weight: 15,
    editUrl: EDIT_PROFILE,
    source: 'socialmediamarketingkelowna.com: location and website filled in',
  },
  {
    id: 'x_public',
    network: 'x',
    axis: 'complete',
    level: 'presence',
    weight: 10,
    editUrl: 'https://x.com/settings/audience_and_tagging',
    source: 'Posts of a protected account reach its followers only: help.x.com, protected posts',
  },
  {
    id: 'x_pinned',
    network: 'x',
    axis: 'credible',
    level: 'prescription',
    weight: 30,
    editUrl: EDIT_PROFILE,
    source: 'tapmy.store/blog: a pinned proof of expertise, under 90 days old or evergreen',
  },
  {
    id: 'x_employer',
    network: 'x',
    axis: 'credible',
    level: 'persuasion',
    weight: 25,
    editUrl: EDIT_PROFILE,
    source: 'US FTC: the employer is a material connection, and readers must see it; mondaq 440392',
  },
  {
    id: 'x_name',
    network: 'x',
    axis: 'credible',
    level: 'presence',
    weight: 20,
    editUrl: EDIT_PROFILE,
    source: 'socialmediamarketingkelowna.com: a real display name',
  },
  {
    id: 'x_activity',
    network: 'x',
    axis: 'credible',
    level: 'persuasion',
    weight: 15,
    editUrl: EDIT_PROFILE,
    source: 'Our rule, the same as on LinkedIn: words of your own in 30 days',
  },
  {
    id: 'x_sources',
    network: 'x',
    axis: 'credible',
    level: 'prescription',
    weight: 10,
    editUrl: EDIT_PROFILE,
    source:
      'Our rule: in a crisis, journalists quote what they can check; vulse.co, no speculation',
  },
] as const satisfies readonly Criterion[];
