import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lookAtProfileText, type ProfileText } from './profile-text.ts';
import { profileTextRules } from './profile-text-rule.ts';
import { answersFromText } from './text-answers.ts';

const HEADLINE = 'Supply chain planner. I help shops get what they ordered, on time.';
const ABOUT = `I plan the deliveries of 40 shops, and I drove the lorries myself for years.\n${'More of what I do. '.repeat(10)}`;

const look = (kind: ProfileText['kind'], text: string, topics: string[] = []) =>
  lookAtProfileText({ kind, text, topics }).map(({ id, word }) => (word ? `${id} ${word}` : id));

const answer = (kind: ProfileText['kind'], text: string, topics: string[] = []) =>
  Object.fromEntries(
    answersFromText({ kind, text, topics }).map((one) => [one.criterionId, one.answer]),
  );

test('a good text has nothing said about it', () => {
  expect(look('linkedin_headline', HEADLINE, ['supply-chain'])).toEqual([]);
  expect(look('linkedin_about', ABOUT)).toEqual([]);
  expect(look('x_bio', 'Plans deliveries for 40 shops. Supply chain, routes.')).toEqual([]);
  expect(look('linkedin_about', '   ')).toEqual([]);
});

describe('a headline', () => {
  test.each([
    'Supply chain planner at Acme',
    'Planificatrice logistique chez Acme Transports',
    'Geschäftsführerin bei Acme GmbH',
  ])('is told from the default one: %s', (text) => {
    expect(look('linkedin_headline', text)).toContain('default-headline');
    expect(answer('linkedin_headline', text)).toEqual({ linkedin_headline: 'no' });
  });

  test.each([
    HEADLINE,
    'I help shops at Acme | Supply chain',
    'Expert en logistique du dernier kilomètre',
  ])('is none where something else is said too: %s', (text) =>
    expect(look('linkedin_headline', text)).not.toContain('default-headline'),
  );

  test('beyond the limit is told by how much', () => {
    const [finding] = lookAtProfileText({
      kind: 'linkedin_headline',
      text: 'é'.repeat(223),
      topics: [],
    });
    expect(finding).toMatchObject({ id: 'too-long', count: 3 });
  });

  test('names the field or the finding says which is missing, and no answer is made of that', () => {
    const topics = ['supply-chain', 'forecasting'];
    expect(
      look('linkedin_headline', 'I bring people together who make good bread, daily', topics),
    ).toEqual(['field-missing supply chain']);
    expect(answer('linkedin_headline', HEADLINE, topics)).toEqual({
      linkedin_headline: 'yes',
      linkedin_headline_field: 'yes',
    });
    expect(
      answer('linkedin_headline', 'I bring people together who make good bread, daily', topics),
    ).toEqual({
      linkedin_headline: 'yes',
    });
  });
});

describe('an About section', () => {
  test('needs words before the fold, a first person and a number', () => {
    const thin = `Hello!\n\n${'The planner of the team works for the shops. '.repeat(6)}`;
    expect(look('linkedin_about', thin)).toEqual([
      'opening-thin',
      'third-person',
      'number-missing',
    ]);
    expect(answer('linkedin_about', thin)).toEqual({
      linkedin_about: 'no',
      linkedin_about_proof: 'no',
    });
  });

  test('may be in a language whose verbs say I, and a year alone proves nothing', () => {
    const spanish = 'Trabajo en logística desde 2015 y ayudo a las tiendas. '.repeat(5);
    expect(look('linkedin_about', spanish)).toEqual(['number-missing']);
  });

  test('with a word that anybody may use is asked for what shows it', () => {
    expect(look('linkedin_about', `${ABOUT} I am a passionate Team Player.`)).toEqual([
      'buzzword passionate',
    ]);
    expect(look('linkedin_about', `${ABOUT} Force de proposition.`)).toEqual([
      'buzzword force de proposition',
    ]);
  });
});

test('whatever the text is, at most three things are said, and it answers only of its own network', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...profileTextRules),
      fc.string({ unit: 'grapheme', maxLength: 400 }),
      fc.subarray(['supply-chain', 'a', '-']),
      ({ kind, network }, text, topics) => {
        expect(lookAtProfileText({ kind, text, topics }).length).toBeLessThanOrEqual(3);
        for (const { criterionId } of answersFromText({ kind, text, topics })) {
          expect(criterionId.startsWith(`${network}_`)).toBe(true);
        }
      },
    ),
  );
});
