// @vitest-environment happy-dom
import { afterEach, describe, expect, test } from 'vitest';
import type { DeviceStatus } from '../messaging/extension-messages.ts';
import { type FakeAnswers, FakePage, installBrowser, type SentMessage } from '../ui/fake-page.ts';
import type { EnrolError } from './enrolment-error.ts';
import { Welcome } from './welcome.tsx';

const undecided: DeviceStatus = {
  consent: 'undecided',
  enrolment: null,
  managedEndpointUrl: null,
  withoutAttribution: false,
  mode: 'in-composer',
  managedMode: 'in-composer',
  pausedUntil: null,
};
const accepted: DeviceStatus = { ...undecided, consent: 'accepted' };
const connected: DeviceStatus = {
  ...accepted,
  enrolment: {
    endpointUrl: 'https://portevoix.example.com',
    tenant: 'acme',
    programme: {
      name: 'Acme Voices',
      slug: 'voices',
      domains: ['example.com'],
      curatedDomains: [],
      privacyContact: 'dpo@example.com',
    },
    ambassador: { pseudonym: 'k7m2q4xd', locale: 'en', topics: [] },
  },
};
const INVITATION = 'https://portevoix.example.com/enrol#abcd-efgh';

let page: FakePage;

async function openWelcome(device: DeviceStatus, answers: FakeAnswers = {}) {
  const sent = installBrowser({
    'extension.get-device': () => device,
    'extension.decide-consent': (payload) => Object.assign({ ...device }, payload),
    ...answers,
  });
  page = await FakePage.open(<Welcome />);
  return sent;
}

/** The last message but the question what the person said of themselves, which comes with each decision. */
const lastOf = (sent: readonly SentMessage[]) =>
  sent.findLast(({ name }) => name !== 'extension.get-expertise');

/** The control that takes a stance on a topic. */
function choice(topic: string, stance: string): HTMLInputElement | null | undefined {
  const rows = [...page.root.querySelectorAll('.stances li')];
  const row = rows.find(({ textContent }) => textContent?.startsWith(topic));
  return row?.querySelector<HTMLInputElement>(`input[value="${stance}"]`);
}

afterEach(() => page.close());

describe('what somebody speaks about', () => {
  const said = { role: 'Engineer', speaks: ['energy'], avoids: [] };
  const state = { expertise: said, topics: ['energy', 'public-affairs'] };
  const answers = {
    'extension.get-expertise': () => state,
    'extension.save-expertise': (expertise: unknown) => ({ ...state, expertise }),
  };

  test('is asked once they have decided, either way, and not before', async () => {
    const sent = await openWelcome(undecided, answers);
    expect(sent.map(({ name }) => name)).not.toContain('extension.get-expertise');
    await page.press('Refuse');
    expect(page.text).toContain('What you speak about');
  });

  test('is kept at each choice: a topic that is not theirs, and one of their own', async () => {
    const sent = await openWelcome(accepted, answers);
    choice('public affairs', 'avoids')?.click();
    await page.settle();
    expect(sent.at(-1)).toEqual({
      name: 'extension.save-expertise',
      payload: { ...said, avoids: ['public-affairs'] },
    });
    await page.fill('Another topic of yours', 'Géothermie d’été');
    await page.press('Add');
    expect(sent.at(-1)?.payload).toEqual({
      role: 'Engineer',
      speaks: ['energy', 'geothermie-d-ete'],
      avoids: ['public-affairs'],
    });
  });
});

describe('changes that come while others are on their way', () => {
  const state = {
    expertise: { role: 'Engineer', speaks: [], avoids: [] },
    topics: ['energy', 'transport'],
  };

  test('build on each other: a slow answer loses none of them', async () => {
    const answer: (() => void)[] = [];
    const sent = await openWelcome(accepted, {
      'extension.get-expertise': () => state,
      'extension.save-expertise': (expertise: unknown) =>
        new Promise((resolve) => answer.push(() => resolve({ ...state, expertise }))),
    });
    choice('energy', 'speaks')?.click();
    await page.settle();
    choice('transport', 'avoids')?.click();
    await page.settle();
    expect(sent.at(-1)?.payload).toEqual({
      role: 'Engineer',
      speaks: ['energy'],
      avoids: ['transport'],
    });
    answer[0]?.();
    await page.settle();
    expect(choice('transport', 'avoids')?.checked).toBe(true);
    answer[1]?.();
    await page.settle();
    expect(choice('energy', 'speaks')?.checked).toBe(true);
    expect(choice('transport', 'avoids')?.checked).toBe(true);
  });

  test('are taken back where they were not kept', async () => {
    await openWelcome(accepted, { 'extension.get-expertise': () => state });
    choice('energy', 'speaks')?.click();
    await page.settle();
    expect(choice('energy', 'speaks')?.checked).toBe(false);
    expect(choice('energy', 'neither')?.checked).toBe(true);
  });
});

describe('the decision', () => {
  test('stands beside what would be sent, and nothing was asked of anybody before', async () => {
    const sent = await openWelcome(undecided);
    expect(page.text).toContain('What is sent, field by field');
    expect(page.text).toContain('LinkedIn’s user agreement forbids adding elements to its pages');
    expect(sent.map(({ name }) => name)).toEqual(['extension.get-device']);
    expect(page.control('Accept').className).toBe(page.control('Refuse').className);
  });

  test('is the person’s where IT set the browser up, and says so', async () => {
    await openWelcome({ ...undecided, managedEndpointUrl: 'https://set.example.com' });
    expect(page.text).toContain('It did not decide for you');
    expect(page.text).toContain('set.example.com, and nobody else');
    expect(page.has('Refuse')).toBe(true);
  });

  test('takes the wish to share without attribution along', async () => {
    const sent = await openWelcome(undecided);
    page.field('Share without attribution').click();
    await page.settle();
    await page.press('Accept');
    expect(lastOf(sent)).toEqual({
      name: 'extension.decide-consent',
      payload: { consent: 'accepted', withoutAttribution: true },
    });
    expect(page.text).toContain('Connect to your company');
  });

  test('refused, says what still works and how to change one’s mind', async () => {
    const sent = await openWelcome(undecided);
    await page.press('Refuse');
    expect(lastOf(sent)?.payload).toEqual({ consent: 'refused', withoutAttribution: false });
    expect(page.text).toContain('You refused, and nothing is sent');
    expect(page.text).toContain('What still works');
    expect(document.activeElement?.textContent).toBe('You refused, and nothing is sent');
    await page.press('Accept after all');
    expect(lastOf(sent)?.payload).toEqual({ consent: 'accepted', withoutAttribution: false });
  });

  test('accepted, the wish about attribution takes effect at once', async () => {
    const sent = await openWelcome(accepted);
    page.field('Share without attribution').click();
    await page.settle();
    expect(lastOf(sent)).toEqual({
      name: 'extension.choose-attribution',
      payload: { withoutAttribution: true },
    });
  });
});

describe('the connection to the company', () => {
  test.each(['Company address', 'Code'])(
    'an invitation pasted into "%s" fills both',
    async (field) => {
      const sent = await openWelcome(accepted, {
        'extension.enrol': () => ({ ok: true, device: connected }),
      });
      await page.fill(field, INVITATION);
      expect(page.field('Company address').value).toBe('https://portevoix.example.com');
      expect(page.field('Code').value).toBe('abcd-efgh');
      await page.press('Connect');
      expect(lastOf(sent)?.payload).toEqual({
        endpointUrl: 'https://portevoix.example.com',
        code: 'abcd-efgh',
      });
      expect(page.text).toContain('Connected to Acme Voices');
      expect(page.text).toContain('dpo@example.com');
      expect(document.activeElement?.textContent).toBe('Connected to Acme Voices');
    },
  );

  test('keeps to the address that the company has set', async () => {
    const managed = { ...accepted, managedEndpointUrl: 'https://set.example.com' };
    const sent = await openWelcome(managed, {
      'extension.enrol': () => ({ ok: true, device: connected }),
    });
    expect(page.field('Company address')).toHaveProperty('readOnly', true);
    await page.fill('Code', INVITATION);
    await page.press('Connect');
    expect(lastOf(sent)?.payload).toEqual({
      endpointUrl: 'https://set.example.com',
      code: 'abcd-efgh',
    });
  });

  test('asks for what is missing before it asks the server', async () => {
    const sent = await openWelcome(accepted);
    await page.press('Connect');
    expect(page.text).toContain('Type the address, or paste the invitation link.');
    expect(page.text).toContain('Type the code that you were given.');
    expect(sent.map(({ name }) => name)).not.toContain('extension.enrol');
  });

  test.each<[EnrolError, string]>([
    ['consent-needed', 'Accept first, then connect.'],
    ['bad-address', 'This is not an address that Portevoix can use.'],
    ['bad-code', 'This is not a whole code'],
    ['unauthorised', 'The server does not accept this code'],
    ['offline', 'This computer is offline'],
    ['unreachable', 'No server answers at this address'],
    ['server-error', 'has a fault of its own'],
    ['bad-answer', 'it is not a Portevoix server'],
  ])('puts "%s" into words, and keeps what was typed', async (code, words) => {
    await openWelcome(accepted, { 'extension.enrol': () => ({ ok: false, code }) });
    await page.fill('Company address', INVITATION);
    await page.press('Connect');
    expect(page.text).toContain(words);
    expect(page.field('Code').value).toBe('abcd-efgh');
  });

  test('ties an error to its field', async () => {
    await openWelcome(accepted, { 'extension.enrol': () => ({ ok: false, code: 'bad-code' }) });
    await page.fill('Code', INVITATION);
    await page.press('Connect');
    const field = page.field('Code');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    const note = page.root.querySelector(`[id="${field.getAttribute('aria-describedby')}"]`);
    expect(note?.textContent).toContain('This is not a whole code');
  });
});

test('a worker that gives no answer is said plainly', async () => {
  installBrowser();
  page = await FakePage.open(<Welcome />);
  expect(page.text).toContain('Portevoix is not answering');
});
