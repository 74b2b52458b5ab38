// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, test } from 'vitest';
import type { DeviceStatus } from '../messaging/extension-messages.ts';
import { device as connected } from '../popup/popup-fixtures.ts';
import { type FakeAnswers, FakePage, installBrowser, type SentMessage } from '../ui/fake-page.ts';
import { Welcome } from './welcome.tsx';

const accepted: DeviceStatus = { ...connected, enrolment: null };
const ATTRIBUTION = 'Share without attribution';

let page: FakePage;
let sent: SentMessage[];

async function openWelcome(device: DeviceStatus, answers: FakeAnswers = {}) {
  sent = installBrowser({ 'extension.get-device': () => device, ...answers });
  page = await FakePage.open(<Welcome />);
}

const isChecked = (label: string) => Reflect.get(page.field(label), 'checked');

async function click(label: string) {
  await act(() => page.field(label).click());
  await page.settle();
}

/** The person was in another tab. */
async function comeBack() {
  await act(() => void document.dispatchEvent(new Event('visibilitychange')));
  await page.settle();
}

afterEach(() => page.close());

describe('what is settled by one press', () => {
  test('stays as it was pressed last while earlier answers come', async () => {
    const answers: (() => void)[] = [];
    await openWelcome(accepted, {
      'extension.choose-attribution': (choice) =>
        new Promise((resolve) =>
          answers.push(() => resolve(Object.assign({ ...accepted }, choice))),
        ),
    });
    await click(ATTRIBUTION);
    await click(ATTRIBUTION);
    answers[0]?.();
    await page.settle();
    expect(isChecked(ATTRIBUTION)).toBe(false);
    answers[1]?.();
    await page.settle();
    expect(isChecked(ATTRIBUTION)).toBe(false);
  });

  test('is taken back where it was not kept, each time, and the page says so', async () => {
    await openWelcome(accepted);
    for (const label of [ATTRIBUTION, 'Only copying', ATTRIBUTION]) {
      await click(label);
      expect(isChecked(label)).toBe(false);
      expect(page.text).toContain('Portevoix is not answering');
    }
  });

  test('gives no consent again that another page took back', async () => {
    const refused = { ...accepted, consent: 'refused' };
    await openWelcome(accepted, { 'extension.choose-attribution': () => refused });
    await click(ATTRIBUTION);
    expect(sent.map(({ name }) => name)).not.toContain('extension.decide-consent');
    expect(page.text).toContain('You refused, and nothing is sent');
  });
});

test('a decision that is on its way is not made twice, nor another one beside it', async () => {
  const decided = Promise.withResolvers<unknown>();
  await openWelcome(
    { ...accepted, consent: 'undecided' },
    { 'extension.decide-consent': () => decided.promise },
  );
  await page.press('Accept');
  await page.press('Accept');
  await page.press('Refuse');
  expect(sent.filter(({ name }) => name === 'extension.decide-consent')).toHaveLength(1);
  decided.resolve(accepted);
  await page.settle();
  expect(page.text).toContain('Connect to your company');
});

test('whoever comes back sees what another page changed, and what they ticked here is still ticked', async () => {
  let status: DeviceStatus = connected;
  await openWelcome(connected, { 'extension.get-device': () => status });
  expect(page.text).toContain('Connected to Acme Voices');
  status = { ...accepted, consent: 'undecided' };
  await comeBack();
  expect(page.text).not.toContain('Acme Voices');
  await click(ATTRIBUTION);
  await comeBack();
  expect(isChecked(ATTRIBUTION)).toBe(true);
});

describe('what somebody speaks about', () => {
  const state = {
    expertise: { role: 'Engineer', speaks: [], avoids: [] },
    topics: ['energy', 'transport'],
  };

  test('is said not to be kept where it was not, and a typed topic is there to be added again', async () => {
    await openWelcome(accepted, { 'extension.get-expertise': () => state });
    await page.fill('Another topic of yours', 'Geothermal heat');
    await page.press('Add');
    expect(page.text).toContain('Portevoix is not answering');
    expect(page.field('Another topic of yours').value).toBe('Geothermal heat');
  });

  test('keeps a role that was typed, also where keeping it failed', async () => {
    await openWelcome(accepted, { 'extension.get-expertise': () => state });
    await page.fill('Your role, in your own words', 'Chief engineer');
    expect(page.field('Your role, in your own words').value).toBe('Chief engineer');
  });

  test('builds on what another page changed before the person came back', async () => {
    let held = state;
    await openWelcome(accepted, {
      'extension.get-expertise': () => held,
      'extension.save-expertise': (expertise) => ({ ...state, expertise }),
    });
    held = { ...state, expertise: { ...state.expertise, role: 'Chief engineer' } };
    await comeBack();
    const row = page.root.querySelector<HTMLInputElement>('.stances input[value="speaks"]');
    await act(() => row?.click());
    expect(sent.at(-1)?.payload).toEqual({
      role: 'Chief engineer',
      speaks: ['energy'],
      avoids: [],
    });
  });
});
