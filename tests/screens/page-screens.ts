import { noWorth, ownFigures, worth } from '../../src/admin/results-fixtures.ts';
import type { DeviceStatus } from '../../src/messaging/extension-messages.ts';
import { device, share } from '../../src/popup/popup-fixtures.ts';
import type { Screen } from './screen.ts';

const undecided: DeviceStatus = { ...device, consent: 'undecided', enrolment: null };
const accepted: DeviceStatus = { ...undecided, consent: 'accepted' };

const welcome = (id: string, status: DeviceStatus): Screen => ({
  id: `welcome-${id}`,
  page: 'welcome',
  answers: { 'extension.get-device': () => status },
});

const row = {
  shareId: share.shareId,
  state: 'published',
  network: 'linkedin',
  composer: 'post',
  mode: 'in-composer',
  itemId: 'new-plant',
  itemRevision: 3,
  itemTitle: 'Our new plant opens on Monday',
  variantId: 'results',
  campaign: 'plant',
  link: 'https://www.example.com/plant',
  permalink: share.permalink,
  wording: 'touched',
  evidence: 'toast',
  pseudonym: 'k7m2q4xd',
  insertedAt: '2026-11-23T09:30:00Z',
  publishedAt: '2026-11-23T09:31:00Z',
  receivedAt: '2026-11-23T09:32:00Z',
  clientVersion: '0.1.0',
};

const own = {
  ...row,
  title: row.itemTitle,
  outcomes: [],
  delivered: true,
};

const session = {
  tenant: 'acme',
  programmeName: 'Acme Voices',
  campaigns: ['plant', 'apprentices'],
  networks: ['linkedin', 'x'],
};

const figures = (people: number, leads: number) => ({
  observed: {
    inserted: people * 2,
    published: people,
    probable: 1,
    clicks: people * 3,
    people,
    setAside: people,
  },
  confirmed: {
    conversions: leads > 0 ? [{ type: 'lead', total: leads }] : [],
    value: leads > 0 ? [{ amountMinor: leads * 125_000, currency: 'EUR' }] : [],
  },
  modelled: { conversionsMilli: leads * 800, value: [] },
});

const results = {
  from: '2026-11',
  to: '2026-11',
  by: 'campaign',
  model: 'last',
  lookbackDays: 90,
  groupMin: 5,
  peopleError: 0.01625,
  withheld: [],
  total: figures(212, 9),
  worth,
  rows: [
    { key: 'apprentices', ...figures(88, 2), worth: noWorth },
    { key: 'plant', ...figures(103, 7), worth },
    { key: 'open-days', ...figures(21, 0), worth: noWorth },
  ],
};

const nothing = {
  ...results,
  total: figures(0, 0),
  worth: noWorth,
  rows: [],
  withheld: ['2026-11'],
};

const admin = (id: string, hash: string, screen: Partial<Screen> = {}): Screen => ({
  id: `admin-${id}`,
  page: 'admin',
  hash,
  answers: { 'extension.export-device-log': () => [own] },
  ...screen,
});

const company = {
  '/v1/admin/me': session,
  '/v1/admin/shares': { rows: [row], total: 1, nextCursor: null },
  '/v1/admin/results': results,
  '/v1/programme/figures': ownFigures,
};

const outcomes = {
  '/v1/admin/outcomes': {
    rows: (
      [
        ['a', 'press-contact', 'Our new plant opens on Monday', 'linkedin', '2026-11'],
        ['b', 'application', 'Fourteen apprentices start this week', 'linkedin', '2026-11'],
        ['c', 'lead', 'Our new plant opens on Monday', 'x', '2026-10'],
      ] as const
    ).map(([letter, kind, itemTitle, network, month]) => ({
      reference: letter.repeat(26),
      state: 'waiting',
      kind,
      itemId: 'new-plant',
      itemTitle,
      network,
      month,
    })),
    nextCursor: null,
  },
};

/** Every state of the pages that have a window of their own. */
export const pageScreens: readonly Screen[] = [
  welcome('undecided', undecided),
  welcome('accepted', accepted),
  welcome('managed', { ...accepted, managedEndpointUrl: 'https://portevoix.example.com' }),
  welcome('managed-undecided', {
    ...undecided,
    managedEndpointUrl: 'https://portevoix.example.com',
  }),
  welcome('connected', device),
  welcome('refused', { ...undecided, consent: 'refused' }),
  { id: 'welcome-silent', page: 'welcome', answers: {} },
  admin('sign-in', '#company'),
  admin('company', '#company', { endpoint: company }),
  admin('company-empty', '#company', {
    endpoint: { ...company, '/v1/admin/shares': { rows: [], total: 0, nextCursor: null } },
  }),
  admin('company-failed', '#company', { endpoint: { '/v1/admin/me': session } }),
  admin('results', '#results', { endpoint: company }),
  admin('results-figures', '#results', {
    endpoint: company,
    act: async (page, say) => {
      await page.getByRole('button', { name: say('figures_title') }).click();
      await page.getByLabel(say('figures_licence')).fill('1,8OO');
      await page.getByRole('button', { name: say('figures_save') }).click();
    },
  }),
  admin('results-withheld', '#results', {
    endpoint: { ...company, '/v1/admin/results': nothing },
  }),
  admin('results-failed', '#results', { endpoint: { '/v1/admin/me': session } }),
  admin('outcomes', '#outcomes', { endpoint: { ...company, ...outcomes } }),
  admin('outcomes-empty', '#outcomes', {
    endpoint: { ...company, '/v1/admin/outcomes': { rows: [], nextCursor: null } },
  }),
  admin('device', '#device'),
  admin('device-empty', '#device', { answers: { 'extension.export-device-log': () => [] } }),
  admin('silent', '#device', { answers: {} }),
];
