import { countCodePoints } from '../code-points.ts';
import { type DerivedAnswer, derive } from './derived-answer.ts';
import type { ProfileText } from './profile-text.ts';
import { findTextRule } from './profile-text-rule.ts';
import { findField, hasProofNumber, isDefaultHeadline, isThirdPerson } from './text-signs.ts';

/**
 * What a profile text answers by itself. What it can't settle is left out: that a field is not named in the company's
 * words does not say that it is not named.
 */
export function answersFromText({ kind, text, topics }: ProfileText): DerivedAnswer[] {
  const trimmed = text.trim();
  switch (kind) {
    case 'linkedin_headline':
      return [lookAtHeadline(trimmed), ...nameField('linkedin_headline_field', trimmed, topics)];
    case 'linkedin_about':
      return lookAtAbout(trimmed);
    case 'x_bio':
      return [lookAtLength('x_bio', 'x_bio', trimmed)];
  }
}

function lookAtHeadline(text: string): DerivedAnswer {
  return isDefaultHeadline(text)
    ? derive('linkedin_headline', false, ['default-headline'])
    : lookAtLength('linkedin_headline', 'linkedin_headline', text);
}

function lookAtAbout(text: string): DerivedAnswer[] {
  const hasNumber = hasProofNumber(text);
  return [
    isThirdPerson(text)
      ? derive('linkedin_about', false, ['third-person'])
      : lookAtLength('linkedin_about', 'linkedin_about', text),
    derive('linkedin_about_proof', hasNumber, [hasNumber ? 'number-found' : 'number-missing']),
  ];
}

/** Met if it is long enough to say something, and fits. */
function lookAtLength(criterionId: string, kind: ProfileText['kind'], text: string): DerivedAnswer {
  if (text === '') return derive(criterionId, false, ['empty']);
  const { max, fewest } = findTextRule(kind);
  const length = countCodePoints(text);
  return derive(criterionId, length >= fewest && length <= max, ['characters', length]);
}

function nameField(criterionId: string, text: string, topics: readonly string[]): DerivedAnswer[] {
  return findField(text, topics) === null ? [] : [derive(criterionId, true, ['field-named'])];
}
