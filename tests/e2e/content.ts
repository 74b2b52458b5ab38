/**
 * Approved content for the end-to-end tests: a blank line, accents, an emoji of several code points, a
 * disclosure, and a text of its own for each network.
 */
export const importDocument = {
  programme: {
    name: 'Novalis',
    slug: 'novalis-voices',
    domains: ['novalis.example.com'],
    curatedDomains: ['press.example.org'],
  },
  items: [
    {
      id: 'heat-storage',
      revision: 3,
      kind: 'article',
      title: 'Heat kept for winter',
      url: 'https://novalis.example.com/heat?page=2#results',
      locale: 'en',
      topics: ['energy'],
      audiences: ['engineers'],
      campaign: { id: 'c-7', slug: 'winter-2026' },
      disclosure: 'I work at Novalis.',
      variants: [
        {
          id: 'story',
          network: 'linkedin',
          locale: 'en',
          angle: 'A story',
          text: 'Last summer’s sun heats 900 flats tonight.\n\nThe idea is old, the tank is new 👩🏽‍🔬: naïve, déjà vu, and it works.\n{link}',
        },
        {
          id: 'short',
          network: 'x',
          locale: 'en',
          text: 'Last summer’s sun heats 900 flats tonight.\n\nDéjà vu 👩🏽‍🔬, and it works.\n{link}',
        },
      ],
      publishAt: '2026-01-01T00:00:00Z',
      urgency: 'normal',
      source: 'company',
    },
    {
      id: 'open-day',
      revision: 1,
      kind: 'event',
      title: 'Come and see the tank',
      url: 'https://novalis.example.com/open-day',
      locale: 'en',
      topics: ['community'],
      audiences: [],
      campaign: { id: 'c-8', slug: 'open-doors' },
      variants: [
        {
          id: 'invite',
          network: 'any',
          locale: 'en',
          text: 'Our tank is open to visitors. {link}\n#OpenDay',
        },
      ],
      publishAt: '2026-01-01T00:00:00Z',
      urgency: 'normal',
      source: 'company',
    },
  ],
} as const;

/** The link of `heat-storage` as the rules for tagged links have it, written out by hand. */
export function expectedLink(network: 'linkedin' | 'x', pseudonym: string): string {
  const variant = network === 'linkedin' ? 'story' : 'short';
  return (
    `https://novalis.example.com/heat?page=2&utm_source=${network}&utm_medium=social` +
    `&utm_campaign=winter-2026&utm_id=c-7&utm_source_platform=novalis-voices` +
    `&utm_content=heat-storage.${variant}.${pseudonym}#results`
  );
}

/** What a composer holds of `heat-storage` once it is inserted behind everything: a space ends the link. */
export function expectedText(network: 'linkedin' | 'x', pseudonym: string): string {
  return `${approvedText(network, pseudonym)} `;
}

/** The whole text of `heat-storage` on a network, written out by hand. */
export function approvedText(network: 'linkedin' | 'x', pseudonym: string): string {
  const link = expectedLink(network, pseudonym);
  return network === 'linkedin'
    ? `Last summer’s sun heats 900 flats tonight. I work at Novalis.\n\nThe idea is old, the tank is new 👩🏽‍🔬: naïve, déjà vu, and it works.\n${link}`
    : `Last summer’s sun heats 900 flats tonight. I work at Novalis.\n\nDéjà vu 👩🏽‍🔬, and it works.\n${link}`;
}

/** What a composer holds of `open-day`, the second choice of everybody, once it is inserted; written out by hand. */
export function expectedSecondText(network: 'linkedin' | 'x', pseudonym: string): string {
  return (
    `Our tank is open to visitors. https://novalis.example.com/open-day?utm_source=${network}` +
    `&utm_medium=social&utm_campaign=open-doors&utm_id=c-8&utm_source_platform=novalis-voices` +
    `&utm_content=open-day.invite.${pseudonym}\n#OpenDay `
  );
}
