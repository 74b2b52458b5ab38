import type { Criterion } from './criterion.ts';

const EDIT_PROFILE = 'https://x.com/settings/profile';
const IMAGE_SIZES = 'hbgauthorresources.com';
const PROFILE_OPTIMIZATION = 'tapmy.store/blog';

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
    source: PROFILE_OPTIMIZATION,
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
    source: 'socialmediamarketingkelowna.com',
  },
  {
    id: 'x_public',
    network: 'x',
    axis: 'complete',
    level: 'presence',
    weight: 10,
    editUrl: 'https://x.com/settings/audience_and_tagging',
    source: 'help.x.com',
  },
  {
    id: 'x_pinned',
    network: 'x',
    axis: 'credible',
    level: 'prescription',
    weight: 30,
    editUrl: EDIT_PROFILE,
    source: PROFILE_OPTIMIZATION,
  },
  {
    id: 'x_employer',
    network: 'x',
    axis: 'credible',
    level: 'persuasion',
    weight: 25,
    editUrl: EDIT_PROFILE,
    source: 'US FTC; mondaq.com 440392',
  },
  {
    id: 'x_name',
    network: 'x',
    axis: 'credible',
    level: 'presence',
    weight: 20,
    editUrl: EDIT_PROFILE,
    source: 'socialmediamarketingkelowna.com',
  },
  {
    id: 'x_activity',
    network: 'x',
    axis: 'credible',
    level: 'persuasion',
    weight: 15,
    editUrl: EDIT_PROFILE,
    source: null,
  },
  {
    id: 'x_sources',
    network: 'x',
    axis: 'credible',
    level: 'prescription',
    weight: 10,
    editUrl: EDIT_PROFILE,
    source: null,
  },
] as const satisfies readonly Criterion[];
