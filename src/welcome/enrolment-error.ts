import { type MessageKey, translate } from '../i18n/translate.ts';
import type { EnrolOutcome } from '../messaging/extension-messages.ts';

/** Why an enrolment failed; `failed`: the worker gave no answer. */
export type EnrolError = Extract<EnrolOutcome, { ok: false }>['code'] | 'failed';

/** Which part of the form an error belongs to. */
export type EnrolErrorPlace = 'address' | 'code' | 'form';

const errors: Record<EnrolError, { place: EnrolErrorPlace; word: MessageKey }> = {
  'consent-needed': { place: 'form', word: 'enrol_error_consent' },
  paused: { place: 'form', word: 'enrol_error_paused' },
  'bad-address': { place: 'address', word: 'enrol_error_address' },
  'bad-code': { place: 'code', word: 'enrol_error_code' },
  unauthorised: { place: 'code', word: 'enrol_error_unauthorised' },
  offline: { place: 'form', word: 'enrol_error_offline' },
  unreachable: { place: 'address', word: 'enrol_error_unreachable' },
  'server-error': { place: 'form', word: 'enrol_error_server' },
  'bad-answer': { place: 'address', word: 'enrol_error_bad_answer' },
  failed: { place: 'form', word: 'error_worker' },
};

/** The words for an error, if it belongs to this part of the form. */
export function enrolErrorAt(place: EnrolErrorPlace, error: EnrolError | null): string | null {
  return error && errors[error].place === place ? translate(errors[error].word) : null;
}
