import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChecklistAnswers } from './criterion.ts';
import { linkedinCriteria } from './linkedin-criteria.ts';
import { scoreChecklist } from './score.ts';
import { xCriteria } from './x-criteria.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const FRESH = '2026-11-01T12:00:00Z';
const OLD = '2026-08-01T12:00:00Z';
const criteria = [...linkedinCriteria, ...xCriteria];
const ids = criteria.map(({ id }) => id);

function score(answers: ChecklistAnswers, now = NOW) {
  return scoreChecklist({ criteria, answers, now });
}

test('each network has its two axes, apart', () => {
  expect(score({}).axes.map(({ network, axis }) => `${network} ${axis}`)).toEqual([
    'linkedin complete',
    'linkedin credible',
    'x complete',
    'x credible',
  ]);
});

test('without answers nothing is reached and every criterion is a next step: the lowest level first, in it the heaviest', () => {
  const { axes, nextSteps, stale } = score({});
  expect(axes.map(({ percentage }) => percentage)).toEqual([0, 0, 0, 0]);
  expect(nextSteps).toHaveLength(criteria.length);
  expect(nextSteps[0]?.id).toBe('x_photo');
  expect(nextSteps.at(-1)?.id).toBe('linkedin_contact');
  expect(stale).toEqual([]);
});

test('a yes brings the weight of its criterion, a no brings nothing', () => {
  const { axes } = score({
    linkedin_photo: { answer: 'yes', answeredAt: FRESH, from: 'self' },
    linkedin_about: { answer: 'no', answeredAt: FRESH, from: 'self' },
  });
  expect(axes[0]).toMatchObject({ reached: 15, possible: 100, percentage: 15 });
  expect(axes[0]?.parts.slice(0, 3)).toEqual([
    { criterionId: 'linkedin_photo', reached: 15, possible: 15, answer: 'yes', stale: false },
    {
      criterionId: 'linkedin_headline',
      reached: 0,
      possible: 15,
      answer: 'unanswered',
      stale: false,
    },
    { criterionId: 'linkedin_about', reached: 0, possible: 15, answer: 'no', stale: false },
  ]);
});

test('an answer of 90 days counts on, and is asked again, the oldest first', () => {
  const { axes, stale, nextSteps } = score({
    x_photo: { answer: 'yes', answeredAt: OLD, from: 'self' },
    linkedin_photo: { answer: 'yes', answeredAt: '2026-08-25T12:00:00Z', from: 'self' },
    linkedin_about: { answer: 'yes', answeredAt: '2026-08-25T12:00:01Z', from: 'self' },
  });
  expect(axes[0]?.reached).toBe(30);
  expect(stale.map(({ id }) => id)).toEqual(['x_photo', 'linkedin_photo']);
  expect(nextSteps.map(({ id }) => id)).not.toContain('x_photo');
});

test('an answer dated ahead, from a clock that was wrong, is not stale; one without a date is', () => {
  expect(
    score({ x_bio: { answer: 'yes', answeredAt: '2027-01-01T00:00:00Z', from: 'self' } }).stale,
  ).toEqual([]);
  expect(
    score({ x_bio: { answer: 'yes', answeredAt: 'yesterday', from: 'self' } }).stale,
  ).toHaveLength(1);
});

test('answers to criteria that are gone, and inherited keys, count for nothing', () => {
  const inherited: ChecklistAnswers = Object.create({
    x_photo: { answer: 'yes', answeredAt: FRESH, from: 'self' },
  });
  inherited['x_gone'] = { answer: 'yes', answeredAt: FRESH, from: 'self' };
  expect(score(inherited)).toEqual(score({}));
});

test('without criteria there is no axis', () => {
  expect(scoreChecklist({ criteria: [], answers: {}, now: NOW })).toEqual({
    axes: [],
    nextSteps: [],
    stale: [],
  });
});

const anyAnswers: fc.Arbitrary<ChecklistAnswers> = fc.dictionary(
  fc.constantFrom(...ids),
  fc.record({
    answer: fc.constantFrom('yes' as const, 'no' as const),
    answeredAt: fc.constantFrom(FRESH, OLD),
    from: fc.constantFrom('self' as const, 'export' as const),
  }),
);

test('the parts add up to the score, and 100 per cent means that nothing is missing', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const result = score(answers);
      for (const { parts, reached, possible, percentage } of result.axes) {
        expect(parts.reduce((sum, part) => sum + part.reached, 0)).toBe(reached);
        expect(parts.reduce((sum, part) => sum + part.possible, 0)).toBe(possible);
        expect(percentage === 100).toBe(parts.every((part) => part.answer === 'yes'));
      }
      const yes = ids.filter((id) => answers[id]?.answer === 'yes');
      expect([...yes, ...result.nextSteps.map(({ id }) => id)].toSorted()).toEqual(ids.toSorted());
    }),
  );
});

test('one more yes never lowers a score', () => {
  fc.assert(
    fc.property(anyAnswers, fc.constantFrom(...ids), (answers, id) => {
      const before = score(answers).axes;
      const after = score({
        ...answers,
        [id]: { answer: 'yes', answeredAt: FRESH, from: 'self' },
      }).axes;
      after.forEach((axis, index) => {
        expect(axis.reached).toBeGreaterThanOrEqual(before[index]?.reached ?? 0);
      });
    }),
  );
});
