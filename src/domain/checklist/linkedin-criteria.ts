import type { Criterion } from './criterion.ts';

const INTRO = 'https://www.linkedin.com/in/me/edit/intro/';
/** Opens what is there already, in spite of its last word. Last reported to work on 2026-08-30. */
const ABOUT = 'https://www.linkedin.com/in/me/edit/forms/summary/new/';

/** LinkedIn's All-Star set, and why it is not enough. */
const ALL_STAR = 'thedigitalspace.co/linkedin-profiles-explained; arra-li.com';
const NOT_ENOUGH = 'doc.scot/30-linkedin-tips-19-all-star-not-enough';
const LIMITS = 'greatcareers.org/linkedin-image-sizes-and-character-limits';

/**
 * What makes a LinkedIn profile complete and credible, most telling first; the weights of an axis add up to 100.
 * Source: reference/field.md §3a. The pages under /in/me/ open the person's own profile; photo and banner have no
 * address of their own that holds for everybody.
 */
export const linkedinCriteria = [
  {
    id: 'linkedin_photo',
    network: 'linkedin',
    axis: 'complete',
    level: 'presence',
    weight: 15,
    editUrl: 'https://www.linkedin.com/in/me/',
    source: 'smprotips.com/what-is-standard-for-linkedin-profile',
  },
  {
    id: 'linkedin_headline',
    network: 'linkedin',
    axis: 'complete',
    level: 'presence',
    weight: 15,
    editUrl: INTRO,
    source: LIMITS,
  },
  {
    id: 'linkedin_about',
    network: 'linkedin',
    axis: 'complete',
    level: 'presence',
    weight: 15,
    editUrl: ABOUT,
    source: 'optimizer.growleads.io/how-it-works',
  },
  {
    id: 'linkedin_position',
    network: 'linkedin',
    axis: 'complete',
    level: 'presence',
    weight: 12,
    editUrl: 'https://www.linkedin.com/in/me/details/experience/',
    source: ALL_STAR,
  },
  {
    id: 'linkedin_skills',
    network: 'linkedin',
    axis: 'complete',
    level: 'presence',
    weight: 10,
    editUrl: 'https://www.linkedin.com/in/me/details/skills/',
    source: ALL_STAR,
  },
  {
    id: 'linkedin_location',
    network: 'linkedin',
    axis: 'complete',
    level: 'presence',
    weight: 8,
    editUrl: INTRO,
    source: ALL_STAR,
  },
  {
    id: 'linkedin_past',
    network: 'linkedin',
    axis: 'complete',
    level: 'presence',
    weight: 7,
    editUrl: 'https://www.linkedin.com/in/me/details/experience/',
    source: ALL_STAR,
  },
  {
    id: 'linkedin_banner',
    network: 'linkedin',
    axis: 'complete',
    level: 'presence',
    weight: 6,
    editUrl: 'https://www.linkedin.com/in/me/',
    source: LIMITS,
  },
  {
    id: 'linkedin_education',
    network: 'linkedin',
    axis: 'complete',
    level: 'presence',
    weight: 5,
    editUrl: 'https://www.linkedin.com/in/me/details/education/',
    source: ALL_STAR,
  },
  {
    id: 'linkedin_address',
    network: 'linkedin',
    axis: 'complete',
    level: 'persuasion',
    weight: 4,
    editUrl: 'https://www.linkedin.com/public-profile/settings',
    source: 'proresource.com',
  },
  {
    id: 'linkedin_contact',
    network: 'linkedin',
    axis: 'complete',
    level: 'prescription',
    weight: 3,
    editUrl: 'https://www.linkedin.com/in/me/overlay/contact-info/',
    source: 'smprotips.com/what-is-standard-for-linkedin-profile',
  },
  {
    id: 'linkedin_headline_field',
    network: 'linkedin',
    axis: 'credible',
    level: 'persuasion',
    weight: 20,
    editUrl: INTRO,
    source: NOT_ENOUGH,
  },
  {
    id: 'linkedin_about_proof',
    network: 'linkedin',
    axis: 'credible',
    level: 'persuasion',
    weight: 15,
    editUrl: ABOUT,
    source: NOT_ENOUGH,
  },
  {
    id: 'linkedin_employer',
    network: 'linkedin',
    axis: 'credible',
    level: 'persuasion',
    weight: 15,
    editUrl: 'https://www.linkedin.com/in/me/details/experience/',
    source: 'US FTC; mondaq.com 440392',
  },
  {
    id: 'linkedin_activity',
    network: 'linkedin',
    axis: 'credible',
    level: 'persuasion',
    weight: 12,
    editUrl: 'https://www.linkedin.com/in/me/recent-activity/all/',
    source: null,
  },
  {
    id: 'linkedin_words',
    network: 'linkedin',
    axis: 'credible',
    level: 'persuasion',
    weight: 10,
    editUrl: ABOUT,
    source: NOT_ENOUGH,
  },
  {
    id: 'linkedin_recommendations',
    network: 'linkedin',
    axis: 'credible',
    level: 'prescription',
    weight: 10,
    editUrl: 'https://www.linkedin.com/in/me/details/recommendations/',
    source: 'arra-li.com',
  },
  {
    id: 'linkedin_featured',
    network: 'linkedin',
    axis: 'credible',
    level: 'prescription',
    weight: 10,
    editUrl: 'https://www.linkedin.com/in/me/details/featured/',
    source: 'optimizer.growleads.io/how-it-works',
  },
  {
    id: 'linkedin_sources',
    network: 'linkedin',
    axis: 'credible',
    level: 'prescription',
    weight: 8,
    editUrl: 'https://www.linkedin.com/in/me/recent-activity/all/',
    source: null,
  },
] as const satisfies readonly Criterion[];
