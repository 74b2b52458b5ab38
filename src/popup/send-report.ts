import type { TellOutcome } from '../domain/tell-outcome.ts';
import { type MessageKey, translate } from '../i18n/translate.ts';
import { type OutcomeToTell, reportOutcome } from '../messaging/report-messages.ts';
import { send } from '../messaging/send.ts';
import type { Tone } from '../ui/notice.tsx';
import type { Outcome } from './popup-model.ts';

const answers: Record<TellOutcome, { tone: Tone; word: MessageKey }> = {
  queued: { tone: 'good', word: 'report_thanks' },
  'not-sharing': { tone: 'care', word: 'report_not_sharing' },
  elsewhere: { tone: 'care', word: 'report_elsewhere' },
  'unknown-share': { tone: 'bad', word: 'report_unknown_share' },
  'too-many': { tone: 'care', word: 'report_too_many' },
};

/** Has an outcome told to the company; what came of it, in words. */
export async function sendReport(
  report: OutcomeToTell,
): Promise<Outcome & { isAnswered: boolean }> {
  const result = await send(reportOutcome, report);
  if (!result.ok) return { isAnswered: false, tone: 'bad', text: translate('error_worker') };
  const { tone, word } = answers[result.answer.outcome];
  return { isAnswered: true, tone, text: translate(word) };
}
