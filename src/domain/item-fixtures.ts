import type { Item } from '../contract/item.ts';

/** An article that everybody may share, for tests. */
export function makeArticle(changes: Partial<Item> = {}): Item {
  return {
    id: 'heat',
    revision: 1,
    kind: 'article',
    title: 'Heat kept for winter',
    url: 'https://www.example.com/heat',
    locale: 'en',
    topics: ['energy'],
    audiences: [],
    campaign: { id: 'c', slug: 'c' },
    variants: [{ id: 'v', network: 'any', locale: 'en', text: 'It is warm. {link}' }],
    publishAt: '2026-11-01T08:00:00Z',
    urgency: 'normal',
    source: 'company',
    ...changes,
  };
}
