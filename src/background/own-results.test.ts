import { expect, test } from 'vitest';
import type { OwnResults } from '../contract/results.ts';
import { FakeWorker } from './fake-context.ts';
import { describeOwnResults } from './own-results.ts';

const nothing = {
  observed: { inserted: 0, published: 0, probable: 0, clicks: 0, people: 0, setAside: 0 },
  confirmed: { conversions: [], value: [] },
};

test('nothing is asked of anybody before consent and enrolment', async () => {
  const worker = new FakeWorker();
  const context = {
    ...worker.context,
    createClient: () => {
      throw new Error('asked');
    },
  };
  expect(await describeOwnResults(context)).toEqual({ status: 'local' });
});

test('results come with titles where they are known, and an endpoint that fails is named', async () => {
  const worker = new FakeWorker();
  await worker.accept();
  expect(await describeOwnResults(worker.context)).toEqual({
    status: 'unavailable',
    error: 'unreachable',
  });
  const value: OwnResults = { total: nothing, items: [{ itemId: 'gone', ...nothing }] };
  const context = {
    ...worker.context,
    createClient: (options: { baseUrl: string }) => ({
      ...worker.context.createClient(options),
      getOwnResults: async () => ({ ok: true, value }) as const,
    }),
  };
  expect(await describeOwnResults(context)).toEqual({
    status: 'ready',
    total: nothing,
    items: [{ itemId: 'gone', title: null, ...nothing }],
    outcomes: [],
  });
});
