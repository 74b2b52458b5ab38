// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ChecklistAnswers } from '../domain/checklist/criterion.ts';
import { linkedinCriteria } from '../domain/checklist/linkedin-criteria.ts';
import { FakePage, installBrowser } from '../ui/fake-page.ts';
import { device } from './popup-fixtures.ts';
import type { PopupModel } from './popup-model.ts';
import { ProfilePlace } from './profile-place.tsx';
import { WRITING_PAUSE_MS } from './use-settled.ts';

const answer = vi.fn<PopupModel['answer']>(async () => true);
let page: FakePage;

const tell = vi.fn<PopupModel['telling']['tell']>(async () => 'queued');
const telling: PopupModel['telling'] = { levels: {}, load: () => {}, tell };

async function openProfile(answers: ChecklistAnswers) {
  const model: PopupModel = {
    nowMs: Date.parse('2026-11-23T12:00:00Z'),
    networks: [{ id: 'linkedin', label: 'LinkedIn' }],
    network: 'linkedin',
    device,
    reload: async () => {},
    feed: null,
    delivery: null,
    offer: null,
    drafts: {
      isChosen: () => false,
      choose: () => {},
      wordsFor: () => null,
      write: () => {},
    },
    care: null,
    telling,
    farewell: { busy: false, last: null, bid: vi.fn(), clear: () => {} },
    shares: null,
    results: null,
    answers,
    troubles: null,
    copyBest: vi.fn(),
    diagnose: vi.fn(),
    composer: null,
    busy: new Set(),
    outcome: null,
    selectNetwork: () => {},
    insert: vi.fn(),
    share: () => {},
    copy: () => {},
    clearOutcome: () => {},
    refresh: () => {},
    loadResults: () => {},
    report: async () => true,
    deliver: () => {},
    retry: () => {},
    dismiss: () => {},
    dismissQuarantined: () => {},
    dismissElsewhere: () => {},
    saveDiagnostics: () => {},
    answer,
  };
  page = await FakePage.open(<ProfilePlace {...model} />);
}

const yesToAll = Object.fromEntries(
  linkedinCriteria.map(
    ({ id }) => [id, { answer: 'yes', answeredAt: '2026-11-20T12:00:00Z', from: 'self' }] as const,
  ),
);

const ownWord = (criterionId: string, given: 'yes' | 'no' | null) => ({
  criterionId,
  answer: given,
  from: 'self',
  at: null,
});

beforeEach(() => {
  installBrowser();
  answer.mockClear();
  tell.mockClear();
});
afterEach(() => page.close());

test('both axes start at nothing, and the heaviest point of the first level comes first', async () => {
  await openProfile({});
  expect(page.text).toContain('0%');
  await page.press('Yes');
  expect(answer).toHaveBeenCalledExactlyOnceWith(ownWord('linkedin_photo', 'yes'));
});

test('a point opens to why, how, where and its own answers', async () => {
  await openProfile({});
  const row = page.root.querySelector<HTMLElement>('.criterion');
  row?.querySelector<HTMLElement>('button')?.click();
  await page.settle();
  expect(row?.textContent).toContain(
    'People decide whether to trust a name by the face beside it.',
  );
  expect(row?.textContent).toContain('For example: From the shoulders up');
  expect(row?.textContent).toContain('Source: smprotips.com');
  expect(row?.querySelector('a')?.href).toBe('https://www.linkedin.com/in/me/');
  [...(row?.querySelectorAll('button') ?? [])]
    .find((button) => button.textContent === 'Not yet')
    ?.click();
  expect(answer).toHaveBeenCalledExactlyOnceWith(ownWord('linkedin_photo', 'no'));
});

test('an answer can be cleared', async () => {
  await openProfile({
    linkedin_photo: { answer: 'yes', answeredAt: '2026-11-20T12:00:00Z', from: 'self' },
  });
  const row = page.root.querySelector<HTMLElement>('.criterion');
  [...(row?.querySelectorAll('button') ?? [])]
    .find((button) => button.textContent === 'Clear my answer')
    ?.click();
  expect(answer).toHaveBeenCalledExactlyOnceWith(ownWord('linkedin_photo', null));
});

test('a profile with every point met has nothing left to do', async () => {
  await openProfile(yesToAll);
  expect(page.text).toContain('100%');
  expect(page.text).toContain('Nothing left to do');
});

test('an old answer is asked again, and counts until then', async () => {
  await openProfile({
    ...yesToAll,
    linkedin_photo: { answer: 'yes', answeredAt: '2026-01-01T00:00:00Z', from: 'export' },
  });
  expect(page.text).toContain('100%');
  expect(page.text).toContain('Is it still so?');
  expect(page.text).toContain('From your export of Jan 1, 2026');
});

test('the three levels say what each asks for, and the numbers where they come from', async () => {
  await openProfile(yesToAll);
  expect(page.root.querySelectorAll('.level.reached')).toHaveLength(3);
  expect(page.text).toContain('Presence');
  await page.press('How this is counted');
  expect(page.text).toContain('My photo shows my face, recent and sharp15 of 15');
  expect(page.text).toContain('Complete100 of 100');
});

test('a pasted text is counted and looked at, and only its answer is kept', async () => {
  await openProfile({});
  await page.press('Check a text before you change it');
  vi.useFakeTimers();
  try {
    await page.write('Paste it here', 'Supply chain planner at Acme');
    expect(page.text).toContain('28 of 220');
    await act(() => void vi.advanceTimersByTime(WRITING_PAUSE_MS));
  } finally {
    vi.useRealTimers();
  }
  expect(page.text).toContain('This is what LinkedIn writes by itself.');
  await page.press('Note this in my checklist');
  expect(answer).toHaveBeenCalledExactlyOnceWith(
    { ...ownWord('linkedin_headline', 'no'), from: 'text' },
    { ...ownWord('linkedin_headline_field', 'yes'), from: 'text' },
  );
  expect(JSON.stringify(answer.mock.calls)).not.toContain('Acme');
});

test('what a pasted text answers is not called noted when it was not, nor under a text of another kind', async () => {
  answer.mockResolvedValueOnce(false);
  await openProfile({});
  await page.press('Check a text before you change it');
  vi.useFakeTimers();
  try {
    await page.write('Paste it here', 'Supply chain planner at Acme');
    await act(() => void vi.advanceTimersByTime(WRITING_PAUSE_MS));
  } finally {
    vi.useRealTimers();
  }
  await page.press('Note this in my checklist');
  expect(page.has('Note this in my checklist')).toBe(true);
  await act(() => page.field('About').click());
  expect(page.has('Note this in my checklist')).toBe(false);
});

test('a level that is being told is told once, however often the button is pressed', async () => {
  const told = Promise.withResolvers<'queued'>();
  tell.mockReturnValueOnce(told.promise);
  await openProfile(yesToAll);
  await page.press('Tell my company my level');
  await page.press('Tell it: Prescription');
  await page.press('Tell it: Prescription');
  expect(tell).toHaveBeenCalledTimes(1);
  told.resolve('queued');
  await page.settle();
});

test('a level is told by its button alone, and there is none before the first level', async () => {
  await openProfile({});
  expect(page.has('Tell my company my level')).toBe(false);
  page.close();
  await openProfile(yesToAll);
  await page.press('Tell my company my level');
  expect(page.text).toContain('Nothing is told unless you press the button');
  expect(tell).not.toHaveBeenCalled();
  await page.press('Tell it: Prescription');
  expect(tell).toHaveBeenCalledExactlyOnceWith('linkedin', 'prescription');
});

test('it says that the answers stay here', async () => {
  await openProfile({});
  expect(page.text).toContain('Your answers never leave this device.');
});
