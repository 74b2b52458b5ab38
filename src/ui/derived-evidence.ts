import type { DerivedAnswer } from '../domain/checklist/derived-answer.ts';
import { translate, translateCount } from '../i18n/translate.ts';

/** What a derived answer rests on, in words. */
export function evidenceSentence({ evidence: { code, count } }: DerivedAnswer): string {
  switch (code) {
    case 'empty':
      return translate('evidence_empty');
    case 'characters':
      return translateCount('evidence_characters', count);
    case 'default-headline':
      return translate('evidence_default_headline');
    case 'third-person':
      return translate('evidence_third_person');
    case 'number-found':
      return translate('evidence_number_found');
    case 'number-missing':
      return translate('evidence_number_missing');
    case 'field-named':
      return translate('evidence_field_named');
    case 'position-described':
    case 'position-bare':
      return translateCount('evidence_position', count);
    case 'positions-earlier':
      return translateCount('evidence_positions_earlier', count);
    case 'skills':
      return translateCount('evidence_skills', count);
    case 'schools':
      return translateCount('evidence_schools', count);
    case 'recommendations':
      return translateCount('evidence_recommendations', count);
    case 'place-and-industry':
      return translate('evidence_place_and_industry');
    case 'place-or-industry-missing':
      return translate('evidence_place_or_industry_missing');
    case 'website':
      return translate('evidence_website');
    case 'active':
      return translateCount('evidence_active', count);
    case 'inactive':
      return translate('evidence_inactive');
    case 'photo-missing':
      return translate('evidence_photo_missing');
    case 'header-there':
      return translate('evidence_header_there');
    case 'header-missing':
      return translate('evidence_header_missing');
    case 'place-and-website':
      return translate('evidence_place_and_website');
    case 'place-or-website-missing':
      return translate('evidence_place_or_website_missing');
    case 'name-is-handle':
      return translate('evidence_name_is_handle');
  }
}
