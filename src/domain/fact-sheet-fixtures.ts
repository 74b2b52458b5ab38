import type { Programme } from '../contract/feed.ts';
import type { Item } from '../contract/item.ts';

/** A programme that vouches for the source of a fact, for tests. */
export const programme: Programme = {
  name: 'Acme Voices',
  slug: 'voices',
  domains: ['www.example.com'],
  curatedDomains: ['www.labour.example.org'],
};

/** A fact sheet with a fact of others and one of the company, for tests. */
export const item: Item = {
  id: 'dust',
  revision: 1,
  kind: 'fact-sheet',
  title: 'Dust in the glassworks: what is measured',
  url: 'https://www.example.com/dust',
  locale: 'en',
  topics: [],
  audiences: [],
  campaign: { id: 'facts', slug: 'facts' },
  variants: [{ id: 'plain', network: 'any', locale: 'en', text: 'What is measured: {link}' }],
  disclosure: 'I work at Acme.',
  publishAt: '2026-11-20T08:00:00Z',
  urgency: 'urgent',
  source: 'company',
  factSheet: {
    topic: 'glass-dust',
    subject: 'Dust in the glassworks',
    facts: [
      {
        id: 'filters',
        locale: 'en',
        text: 'All filters were changed in May.',
        source: { name: 'Labour inspection', url: 'https://www.labour.example.org/inspection' },
        asOf: '2026-11-20T06:00:00Z',
      },
      {
        id: 'releves',
        locale: 'fr',
        text: 'Les filtres ont été changés en mai.',
        source: { name: 'Relevés', url: 'https://www.example.com/releves' },
        asOf: '2026-11-19T06:00:00Z',
      },
    ],
    press: { name: 'Zoé Martin', email: 'press@example.com' },
  },
};
