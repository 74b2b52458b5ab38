import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DerivedAnswer } from './derived-answer.ts';
import { linkedinCriteria } from './linkedin-criteria.ts';
import { answersFromLinkedin, knowNothing, type LinkedinFacts } from './linkedin-facts.ts';
import { xCriteria } from './x-criteria.ts';
import { answersFromX, type XFacts } from './x-facts.ts';

const AT = new Date('2026-11-12T09:00:00Z');
const context = { topics: ['supply-chain', 'forecasting'], at: AT };
const byId = (answers: readonly DerivedAnswer[]) =>
  Object.fromEntries(answers.map(({ criterionId, answer }) => [criterionId, answer]));
const linkedin = (facts: Partial<LinkedinFacts>) =>
  byId(answersFromLinkedin({ ...knowNothing(), ...facts }, context));

const daysBefore = (days: number) => AT.getTime() - days * 86_400_000;

test('what was not in the export is not answered', () => {
  expect(linkedin({})).toEqual({});
  expect(answersFromX({ profile: null, account: null })).toEqual([]);
});

const wrote = (days: number) => [{ atMs: daysBefore(days), text: 'Well said.' }];

test('own words count for thirty days before the export, and none at all is a no', () => {
  expect(linkedin({ ownWords: wrote(30) })).toEqual({ linkedin_activity: 'yes' });
  expect(linkedin({ ownWords: wrote(31) })).toEqual({ linkedin_activity: 'no' });
  expect(linkedin({ ownWords: [] })).toEqual({ linkedin_activity: 'no' });
});

test('two fields named in About and the latest posts answer for the words of the field', () => {
  const ownWords = [{ atMs: daysBefore(1), text: 'On forecasting, and on the supply chain.' }];
  expect(linkedin({ ownWords })).toMatchObject({ linkedin_words: 'yes' });
});

test('one position asks for no earlier ones', () => {
  const current = { isCurrent: true, descriptionLength: 200 };
  const past = { isCurrent: false, descriptionLength: 0 };
  expect(linkedin({ positions: [current] })).toEqual({ linkedin_position: 'yes' });
  expect(linkedin({ positions: [current, past, past] })).toEqual({
    linkedin_position: 'yes',
    linkedin_past: 'yes',
  });
  expect(linkedin({ positions: [past] })).toEqual({ linkedin_position: 'no' });
});

test('a picture that is there may show anything; a missing one is an answer', () => {
  const profile = { bio: '', website: '', location: '', photoUrl: '', headerUrl: '' };
  const of = (photoUrl: string) =>
    byId(answersFromX({ profile: { ...profile, photoUrl }, account: null }));
  expect(of('https://pbs.twimg.com/profile_images/1/a.jpg')).not.toHaveProperty('x_photo');
  expect(of('https://abs.twimg.com/sticky/default_profile.png')).toHaveProperty('x_photo', 'no');
});

const named = (displayName: string) =>
  answersFromX({ profile: null, account: { displayName, handle: 'inesmoreau' } });

test('a display name that is the handle is no name', () => {
  expect(byId(named('InesMoreau '))).toEqual({ x_name: 'no' });
  expect(named('Ines Moreau')).toEqual([]);
});

const count = fc.option(fc.nat({ max: 60 }));
const anyFacts: fc.Arbitrary<LinkedinFacts> = fc.record({
  profile: fc.option(
    fc.record({
      headline: fc.string(),
      about: fc.string({ maxLength: 400 }),
      place: fc.string(),
      industry: fc.string(),
      websites: fc.string(),
    }),
  ),
  positions: fc.option(
    fc.array(fc.record({ isCurrent: fc.boolean(), descriptionLength: fc.nat({ max: 400 }) })),
  ),
  skills: count,
  schools: count,
  recommendations: count,
  ownWords: fc.option(
    fc.array(fc.record({ atMs: fc.nat({ max: AT.getTime() }), text: fc.string() }), {
      maxLength: 3,
    }),
  ),
});

test('every answer is of a criterion, and each is answered once', () => {
  const known = new Set<string>(linkedinCriteria.map(({ id }) => id));
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const ids = answersFromLinkedin(facts, context).map(({ criterionId }) => criterionId);
      expect(ids.filter((id) => !known.has(id))).toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

test('one more skill, school or recommendation never turns a yes into a no', () => {
  fc.assert(
    fc.property(
      anyFacts,
      fc.constantFrom('skills' as const, 'schools' as const, 'recommendations' as const),
      (facts, which) => {
        const before = byId(answersFromLinkedin(facts, context));
        const more = { ...facts, [which]: (facts[which] ?? 0) + 1 };
        const after = byId(answersFromLinkedin(more, context));
        for (const [id, answer] of Object.entries(before)) {
          if (answer === 'yes') expect(after[id]).toBe('yes');
        }
      },
    ),
  );
});

test('what X answers is of its criteria too', () => {
  const known = new Set<string>(xCriteria.map(({ id }) => id));
  const profile = fc.record({
    bio: fc.string(),
    website: fc.string(),
    location: fc.string(),
    photoUrl: fc.string(),
    headerUrl: fc.string(),
  });
  const account = fc.record({ displayName: fc.string(), handle: fc.string() });
  const anyX: fc.Arbitrary<XFacts> = fc.record({
    profile: fc.option(profile),
    account: fc.option(account),
  });
  fc.assert(
    fc.property(anyX, (facts) => {
      for (const { criterionId } of answersFromX(facts)) expect(known).toContain(criterionId);
    }),
  );
});
