import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { getChecklist, saveChecklistAnswers } from '../messaging/checklist-messages.ts';
import { checklistHandlers } from './checklist.ts';
import { FakeWorker } from './fake-context.ts';

const nobody = { tabId: null, frameId: null, url: null };

async function ask(worker: FakeWorker, name: string, payload: unknown): Promise<unknown> {
  const handler = checklistHandlers(worker.context).find((one) => one.name === name);
  return (await handler?.accept(payload, nobody)?.()) ?? 'refused';
}

const save = (worker: FakeWorker, ...answers: unknown[]) =>
  ask(worker, saveChecklistAnswers.name, { answers });
const answer = (criterionId: string, changes = {}) => ({
  criterionId,
  answer: 'yes',
  from: 'self',
  at: null,
  ...changes,
});

test('answers are dated, kept together and taken away one by one', async () => {
  const worker = new FakeWorker();
  const at = '2026-11-12T09:00:00.000Z';
  const photo = { answer: 'yes', answeredAt: '2026-11-23T12:00:00.000Z', from: 'self' };
  const skills = { answer: 'no', answeredAt: at, from: 'export' };
  expect(
    await save(
      worker,
      answer('linkedin_photo'),
      answer('linkedin_skills', { answer: 'no', from: 'export', at }),
    ),
  ).toEqual({ linkedin_photo: photo, linkedin_skills: skills });
  await save(worker, answer('linkedin_photo', { answer: null }));
  expect(await ask(worker, getChecklist.name, null)).toEqual({ linkedin_skills: skills });
});

test('nothing was so tomorrow: a date ahead of the clock becomes now', async () => {
  const saved = await save(
    new FakeWorker(),
    answer('x_bio', { from: 'export', at: '2031-01-01T00:00:00Z' }),
  );
  expect(saved).toMatchObject({ x_bio: { answeredAt: '2026-11-23T12:00:00.000Z' } });
});

test('one answer that does not fit refuses them all', async () => {
  const worker = new FakeWorker();
  for (const wrong of [
    { criterionId: '<b>' },
    { answer: 'maybe' },
    { from: 'page' },
    { at: 'soon' },
  ]) {
    expect(await save(worker, answer('x_bio'), answer('x_name', wrong))).toBe('refused');
  }
  expect(await save(worker)).toBe('refused');
  expect(await ask(worker, getChecklist.name, null)).toEqual({});
});
