import type { Criterion } from './criterion.ts';

const ALL_STAR =
  'LinkedIn All-Star set: thedigitalspace.co/linkedin-profiles-explained; arra-li.com';
const NOT_ENOUGH = 'All-Star is not enough: doc.scot/30-linkedin-tips-19-all-star-not-enough';

/**
 * What makes a LinkedIn profile complete and credible, most telling first; the weights of an axis add up to 100.
 * Source: reference/field.md §3a. The pages under /in/me/ open the person's own profile.
 */
export const linkedinCriteria = [
  {
    id: 'linkedin_photo',
    network: 'linkedin',
    axis: 'complete',
    weight: 20,
    editUrl: 'https://www.linkedin.com/in/me/',
    source: 'smprotips.com/what-is-standard-for-linkedin-profile: face visible, recent, 400x400',
  },
  {
    id: 'linkedin_headline',
    network: 'linkedin',
    axis: 'complete',
    weight: 20,
    editUrl: 'https://www.linkedin.com/in/me/edit/intro/',
    source: 'greatcareers.org/linkedin-image-sizes-and-character-limits: up to 220 characters',
  },
  {
    id: 'linkedin_about',
    network: 'linkedin',
    axis: 'complete',
    weight: 20,
    editUrl: 'https://www.linkedin.com/in/me/edit/about/',
    source: 'optimizer.growleads.io/how-it-works: 1,500 to 2,000 characters, first person',
  },
  {
    id: 'linkedin_position',
    network: 'linkedin',
    axis: 'complete',
    weight: 15,
    editUrl: 'https://www.linkedin.com/in/me/details/experience/',
    source: ALL_STAR,
  },
  {
    id: 'linkedin_skills',
    network: 'linkedin',
    axis: 'complete',
    weight: 10,
    editUrl: 'https://www.linkedin.com/in/me/details/skills/',
    source: ALL_STAR,
  },
  {
    id: 'linkedin_banner',
    network: 'linkedin',
    axis: 'complete',
    weight: 10,
    editUrl: 'https://www.linkedin.com/in/me/',
    source: 'greatcareers.org/linkedin-image-sizes-and-character-limits: 1584x396, not the default',
  },
  {
    id: 'linkedin_location',
    network: 'linkedin',
    axis: 'complete',
    weight: 5,
    editUrl: 'https://www.linkedin.com/in/me/edit/intro/',
    source: ALL_STAR,
  },
  {
    id: 'linkedin_headline_field',
    network: 'linkedin',
    axis: 'credible',
    weight: 25,
    editUrl: 'https://www.linkedin.com/in/me/edit/intro/',
    source: NOT_ENOUGH,
  },
  {
    id: 'linkedin_about_proof',
    network: 'linkedin',
    axis: 'credible',
    weight: 20,
    editUrl: 'https://www.linkedin.com/in/me/edit/about/',
    source: NOT_ENOUGH,
  },
  {
    id: 'linkedin_employer',
    network: 'linkedin',
    axis: 'credible',
    weight: 15,
    editUrl: 'https://www.linkedin.com/in/me/details/experience/',
    source: 'US FTC: the employer is a material connection, and readers must see it; mondaq 440392',
  },
  {
    id: 'linkedin_activity',
    network: 'linkedin',
    axis: 'credible',
    weight: 15,
    editUrl: 'https://www.linkedin.com/in/me/recent-activity/all/',
    source: 'Our rule, after the pillar "engage with insights" of the Social Selling Index',
  },
  {
    id: 'linkedin_recommendations',
    network: 'linkedin',
    axis: 'credible',
    weight: 15,
    editUrl: 'https://www.linkedin.com/in/me/details/recommendations/',
    source: 'arra-li.com: at least 3 received',
  },
  {
    id: 'linkedin_featured',
    network: 'linkedin',
    axis: 'credible',
    weight: 10,
    editUrl: 'https://www.linkedin.com/in/me/details/featured/',
    source: 'optimizer.growleads.io/how-it-works: a proof in Featured',
  },
] as const satisfies readonly Criterion[];
