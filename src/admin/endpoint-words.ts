import { type MessageKey, translate } from '../i18n/translate.ts';
import type { EndpointClient } from '../sync/endpoint-client.ts';

/** An answer of the endpoint that is none. */
export type Failure = Extract<
  Awaited<ReturnType<EndpointClient['getAdminSession']>>,
  { ok: false }
>;

const words: Record<Failure['error'], MessageKey> = {
  offline: 'admin_error_offline',
  unreachable: 'admin_error_unreachable',
  unauthorised: 'admin_error_unauthorised',
  'server-error': 'admin_error_server',
  refused: 'admin_error_refused',
  'bad-answer': 'admin_error_bad_answer',
  'too-large': 'admin_error_too_large',
};

/** What went wrong and what can be done, with the server's own words where it gave some. */
export function failureWords({ error, problem }: Failure): string {
  const own = translate(words[error]);
  const said = problem?.detail ?? problem?.title;
  return said && error === 'refused' ? `${own} ${translate('admin_error_said', said)}` : own;
}
