import { linkedinCriteria } from '../../src/domain/checklist/linkedin-criteria.ts';
import type { OfferStatus } from '../../src/domain/choice.ts';
import {
  choice,
  delivery,
  device,
  feed,
  results as ownResults,
  popupAnswers,
  share,
  trouble,
} from '../../src/popup/popup-fixtures.ts';
import type { FakeAnswers } from '../../src/ui/fake-page.ts';
import type { Say, Screen } from './screen.ts';

const before = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
const after = (minutes: number) => before(-minutes);

type Act = NonNullable<Screen['act']>;

/** Goes to a place of the popup. */
const goTo =
  (place: Parameters<Say>[0]): Act =>
  async (page, say) => {
    await page.getByRole('tab', { name: say(place) }).click();
  };

const press =
  (key: Parameters<Say>[0]): Act =>
  async (page, say) => {
    await page
      .getByRole('button', { name: say(key), exact: true })
      .first()
      .click();
  };

const inTurn =
  (...acts: Act[]): Act =>
  async (page, say) => {
    for (const act of acts) await act(page, say);
  };

/** Several choices, so that the list is one. */
const choices = [
  choice,
  {
    ...choice,
    itemId: 'apprentices',
    variantId: 'welcome',
    title: 'Fourteen apprentices start this week',
    itemKind: 'job' as const,
    reasons: [{ code: 'your-field' as const, topic: 'training' }],
    text: `Fourteen people begin their apprenticeship here this week. I asked three of them why.\n\n${choice.link}`,
  },
];

const ready: FakeAnswers = {
  ...popupAnswers(),
  'extension.list-offer': () => ({ status: 'ready', choices }),
};

const shares = [
  share,
  {
    ...share,
    shareId: '019a2f4e-7c1b-7d2a-9f3e-5b6c7d8e9f02',
    title: 'Fourteen apprentices start this week',
    network: 'x',
    state: 'scheduled' as const,
    permalink: null,
    wording: 'rewritten' as const,
    insertedAt: before(3_000),
    delivered: false,
  },
];

const toldOutcomes = [
  { id: 'o1', kind: 'press-contact' as const, happenedOn: before(2_000).slice(0, 10) },
  { id: 'o2', kind: 'application' as const, happenedOn: before(600).slice(0, 10) },
  { id: 'o3', kind: 'lead' as const, happenedOn: before(1).slice(0, 10) },
];

const withDelivery = (changes: Partial<typeof delivery>): FakeAnswers => ({
  ...ready,
  'extension.list-recent-shares': () => shares,
  'extension.get-delivery': () => ({ ...delivery, ...changes }),
});

const waiting = {
  queued: 3,
  oldestQueuedAt: before(40),
  nextAttemptAt: after(4),
  lastDeliveredAt: before(180),
};

const empty = (status: OfferStatus): Screen => ({
  id: `popup-share-${status}`,
  page: 'popup',
  answers: popupAnswers(status),
});

const results = (id: string, answers: FakeAnswers, more: Act[] = []): Screen => ({
  id: `popup-results-${id}`,
  page: 'popup',
  answers,
  act: inTurn(goTo('place_results'), ...more),
});

const answersOf = (answered: number) =>
  Object.fromEntries(
    linkedinCriteria.slice(0, answered).map(({ id }, at) => [
      id,
      {
        answer: at % 4 === 3 && answered < linkedinCriteria.length ? 'no' : 'yes',
        answeredAt: before(600),
        from: 'self',
      },
    ]),
  );

const profile = (id: string, answered: number): Screen => ({
  id: `popup-profile-${id}`,
  page: 'popup',
  answers: { ...ready, 'extension.get-checklist': () => answersOf(answered) },
  act: goTo('place_profile'),
});

const sent = [
  {
    id: '019a2f4e-7c1b-7d2a-9f3e-5b6c7d8e9f11',
    at: before(3),
    method: 'POST',
    url: 'https://portevoix.example.com/v1/events',
    headers: { authorization: 'Bearer ***', 'content-type': 'application/json' },
    body: '{"sentAt":"2026-11-23T09:31:02.000Z","events":[{"type":"share.published","network":"linkedin"}]}',
    status: 200,
    answer: '{"results":[{"id":"019a2f4e","status":"accepted"}]}',
  },
  {
    id: '019a2f4e-7c1b-7d2a-9f3e-5b6c7d8e9f10',
    at: before(34),
    method: 'GET',
    url: 'https://portevoix.example.com/v1/feed',
    headers: { authorization: 'Bearer ***', 'if-none-match': '"2f1c9"' },
    body: null,
    status: 304,
    answer: null,
  },
];

const privacy = (id: string, answers: FakeAnswers, more: Act[] = []): Screen => ({
  id: `popup-privacy-${id}`,
  page: 'popup',
  answers: {
    ...ready,
    'extension.read-ledger': () => ({ queued: 0, waiting: [], sent, hasMore: true }),
    ...answers,
  },
  act: inTurn(goTo('place_privacy'), ...more),
});

const paused = { ...device, pausedUntil: after(50) };

const rejected = {
  id: 'e1',
  type: 'share.published' as const,
  shareId: share.shareId,
  reason: 'unknown-item',
  detail: null,
  occurredAt: share.insertedAt,
};

/** Every state of the popup. */
export const popupScreens: readonly Screen[] = [
  { id: 'popup-share-ready', page: 'popup', answers: ready },
  {
    id: 'popup-share-composer',
    page: 'popup',
    answers: { ...ready, 'extension.find-composer': () => ({ network: 'linkedin' }) },
  },
  { id: 'popup-share-draft', page: 'popup', answers: ready, act: press('draft_more') },
  {
    id: 'popup-share-coach',
    page: 'popup',
    answers: ready,
    act: inTurn(press('draft_more'), async (page) => {
      await page.getByRole('textbox').fill('COME AND SEE IT #a #b #c #d #e #f with @ines');
      await page.locator('.coach').waitFor();
    }),
  },
  ...(
    ['consent-needed', 'not-enrolled', 'no-feed-yet', 'feed-expired', 'nothing-for-you'] as const
  ).map(empty),
  {
    id: 'popup-share-refused',
    page: 'popup',
    answers: {
      ...popupAnswers('consent-needed'),
      'extension.get-device': () => ({ ...device, consent: 'refused', enrolment: null }),
    },
  },
  {
    id: 'popup-share-feed-failed',
    page: 'popup',
    answers: {
      ...ready,
      'extension.get-feed-status': () => ({
        ...feed,
        errors: 3,
        lastError: { code: 'unreachable', detail: 'timeout', at: before(2) },
      }),
    },
  },
  { id: 'popup-silent', page: 'popup', answers: {} },
  {
    id: 'popup-health',
    page: 'popup',
    answers: { ...ready, 'extension.list-troubles': () => [trouble] },
    act: async (page) => {
      await page.locator('header button').first().click();
    },
  },
  profile('start', 0),
  profile('halfway', 6),
  profile('done', linkedinCriteria.length),
  {
    ...profile('text', 6),
    act: inTurn(goTo('place_profile'), press('text_check_title'), async (page) => {
      await page.getByRole('textbox').fill('Supply chain planner at Acme');
      await page.locator('.text-answers').waitFor();
      await page.locator('.text-check').scrollIntoViewIfNeeded();
    }),
  },
  results('brought', withDelivery({ lastDeliveredAt: before(3) })),
  results('by-content', withDelivery({ lastDeliveredAt: before(3) }), [press('results_by_item')]),
  results('report', withDelivery({ lastDeliveredAt: before(3) }), [press('report_open')]),
  results('outcomes', {
    ...withDelivery({ lastDeliveredAt: before(3) }),
    'extension.list-recent-shares': () => [{ ...share, outcomes: toldOutcomes }],
    'extension.get-own-results': () => ({
      ...ownResults,
      outcomes: [
        { id: 'o1', state: 'confirmed' },
        { id: 'o2', state: 'waiting' },
      ],
    }),
  }),
  results('empty', { ...ready, 'extension.list-recent-shares': () => [] }),
  results('unknown', {
    ...ready,
    'extension.get-own-results': () => ({ status: 'unavailable', error: 'offline' }),
  }),
  results('waiting', withDelivery(waiting)),
  results('unreachable', withDelivery({ ...waiting, error: 'unreachable' })),
  results('reconnect', withDelivery({ ...waiting, error: 'unauthorised', nextAttemptAt: null })),
  results('rejected', withDelivery({ rejected: [rejected] })),
  results(
    'set-aside',
    withDelivery({
      quarantined: [{ id: 'q1', reason: 'wrong-shape', foundAt: before(90) }],
      elsewhere: [{ host: 'old.example.com', events: 4 }],
    }),
  ),
  results('storage', withDelivery({ storage: { ...delivery.storage, database: 'full' } })),
  privacy('start', {}),
  privacy('ledger', {}, [
    async (page) => {
      await page.locator('.ledger .disclosure-button').first().click();
    },
  ]),
  privacy('empty', {
    'extension.read-ledger': () => ({ queued: 0, waiting: [], sent: [], hasMore: false }),
  }),
  privacy('paused', { 'extension.get-device': () => paused }),
  privacy('refused', {
    'extension.get-device': () => ({ ...device, consent: 'refused', enrolment: null }),
  }),
  privacy('erase', {}, [press('farewell_erase')]),
  results('paused', {
    ...ready,
    'extension.get-device': () => paused,
    'extension.get-own-results': () => ({ status: 'paused' }),
  }),
  results('without-attribution', {
    ...ready,
    'extension.get-device': () => ({ ...device, withoutAttribution: true }),
  }),
];
