// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { device } from '../popup/popup-fixtures.ts';
import { FakePage, installBrowser, type SentMessage } from '../ui/fake-page.ts';
import { OwnExportPage } from './own-export-page.tsx';
import type { ReaderReport } from './reading/start-reader.ts';

/** A worker that says what the test has it say, and knows whether it was ended. */
class FakeWorker extends EventTarget {
  static last: FakeWorker;
  readonly script: string;
  readonly asked: unknown[] = [];
  ended = false;

  constructor(script: string) {
    super();
    this.script = script;
    FakeWorker.last = this;
  }

  postMessage(request: unknown): void {
    this.asked.push(request);
  }

  terminate(): void {
    this.ended = true;
  }

  async say(data: ReaderReport): Promise<void> {
    await act(() => void this.dispatchEvent(new MessageEvent('message', { data })));
  }
}

const known = {
  linkedin_skills: { answer: 'no', answeredAt: '2026-09-01T12:00:00Z', from: 'self' },
};
const found = {
  outcome: {
    status: 'read',
    network: 'linkedin',
    madeAt: '2026-11-12T09:00:00.000Z',
    answers: [
      { criterionId: 'linkedin_skills', answer: 'yes', evidence: { code: 'skills', count: 6 } },
      { criterionId: 'linkedin_education', answer: 'no', evidence: { code: 'schools', count: 0 } },
    ],
  },
} satisfies ReaderReport;

let page: FakePage;
let sent: SentMessage[];

async function give(name = 'export.zip'): Promise<FakeWorker> {
  const input = page.root.querySelector<HTMLInputElement>('input[type=file]');
  if (!input) throw new Error('no input');
  Object.defineProperty(input, 'files', { value: [new File(['PK'], name)], configurable: true });
  await act(() => void input.dispatchEvent(new Event('change', { bubbles: true })));
  await page.settle();
  return FakeWorker.last;
}

const saved = () => sent.filter(({ name }) => name === 'extension.save-checklist-answers');

beforeEach(async () => {
  vi.stubGlobal('Worker', FakeWorker);
  sent = installBrowser({
    'extension.get-device': () => device,
    'extension.get-checklist': () => known,
    'extension.save-checklist-answers': () => known,
  });
  page = await FakePage.open(<OwnExportPage />);
});
afterEach(() => {
  page.close();
  vi.unstubAllGlobals();
});

test('a file is read in a worker, with its progress in sight', async () => {
  const worker = await give();
  expect(worker.script).toBe('/export-reader.js');
  expect(worker.asked).toMatchObject([{ topics: ['supply-chain'] }]);
  expect(page.text).toContain('Opening export.zip');
  await worker.say({ step: { path: 'Skills.csv', done: 2, of: 7 } });
  expect(page.text).toContain('Reading Skills.csv');
  const progress = page.root.querySelector('progress');
  expect([progress?.value, progress?.max]).toEqual([2, 7]);
});

test('cancelled, the worker ends and everything is as before', async () => {
  const worker = await give();
  await page.press('Cancel');
  expect(worker.ended).toBe(true);
  expect(page.has('Choose the file')).toBe(true);
  expect(saved()).toEqual([]);
});

test('what would be set is shown with its reason and what was there, and only what is kept is written', async () => {
  const worker = await give();
  await worker.say(found);
  await page.settle();
  expect(worker.ended).toBe(true);
  expect(page.text).toContain('Your LinkedIn export answers 2 points');
  expect(page.text).toContain('6 skills');
  expect(page.text).toContain('before: To do');
  expect(saved()).toEqual([]);
  await act(() => page.root.querySelectorAll<HTMLInputElement>('.found input')[1]?.click());
  await page.press('Keep 1 answer');
  expect(saved()).toMatchObject([
    {
      payload: {
        answers: [
          {
            criterionId: 'linkedin_skills',
            answer: 'yes',
            from: 'export',
            at: '2026-11-12T09:00:00.000Z',
          },
        ],
      },
    },
  ]);
  expect(page.text).toContain('1 answer is in your checklist.');
});

test('what is being kept is kept once, and is not discarded meanwhile', async () => {
  page.close();
  const kept = Promise.withResolvers<unknown>();
  sent = installBrowser({ 'extension.save-checklist-answers': () => kept.promise });
  page = await FakePage.open(<OwnExportPage />);
  await (await give()).say(found);
  await page.press('Keep 2 answers');
  await page.press('Keep 2 answers');
  await page.press('Discard');
  expect(saved()).toHaveLength(1);
  kept.resolve(known);
  await page.settle();
  expect(page.text).toContain('2 answers are in your checklist.');
});

test('discarded, nothing is written', async () => {
  await (await give()).say(found);
  await page.settle();
  await page.press('Discard');
  expect(page.has('Choose the file')).toBe(true);
  expect(saved()).toEqual([]);
});

test('a refused file says why, names what is to blame, and the next one can be given at once', async () => {
  const worker = await give();
  await worker.say({ outcome: { status: 'refused', reason: 'broken-table', entry: 'Skills.csv' } });
  await page.settle();
  expect(page.text).toContain('Nothing was changed');
  expect(page.text).toContain('“Skills.csv” can’t be read');
  expect(page.has('Choose the file')).toBe(true);
});

test('a worker that dies is said, as a file that can’t be read', async () => {
  const worker = await give();
  await act(() => void worker.dispatchEvent(new Event('error')));
  await page.settle();
  expect(page.text).toContain('The file is damaged or was cut short.');
});

test('an export that settles nothing says so', async () => {
  const worker = await give();
  await worker.say({ outcome: { ...found.outcome, answers: [] } });
  await page.settle();
  expect(page.text).toContain('it settles none of the points');
});
