/** What a derived answer rests on. Each is a sentence in the catalogues; `count` is the number in it. */
export type EvidenceCode =
  | 'empty'
  | 'characters'
  | 'default-headline'
  | 'third-person'
  | 'number-found'
  | 'number-missing'
  | 'field-named'
  | 'position-described'
  | 'position-bare'
  | 'positions-earlier'
  | 'skills'
  | 'schools'
  | 'recommendations'
  | 'place-and-industry'
  | 'place-or-industry-missing'
  | 'website'
  | 'active'
  | 'inactive'
  | 'photo-missing'
  | 'header-there'
  | 'header-missing'
  | 'place-and-website'
  | 'place-or-website-missing'
  | 'name-is-handle';

/** An answer that follows from a text or an export, for the person to take over or not. */
export interface DerivedAnswer {
  criterionId: string;
  answer: 'yes' | 'no';
  evidence: { code: EvidenceCode; count: number };
}

/** Builds a derived answer; `count` is the number that its sentence names. */
export function derive(
  criterionId: string,
  met: boolean,
  [code, count]: readonly [EvidenceCode, number?],
): DerivedAnswer {
  return { criterionId, answer: met ? 'yes' : 'no', evidence: { code, count: count ?? 0 } };
}
