import { OPEN_END } from '../domain/pause.ts';
import { type MessageKey, translate, translateCount } from '../i18n/translate.ts';
import type { FarewellOutcome, LedgerNote } from '../messaging/privacy-messages.ts';
import { formatInstant } from '../ui/format.ts';
import { causeWord } from './feed-words.ts';
import type { Outcome } from './popup-model.ts';
import type { Farewell } from './use-farewell.ts';

/** Until when nothing is sent. */
export function pauseSentence(pausedUntil: string): string {
  return pausedUntil === OPEN_END
    ? translate('pause_open')
    : translate('pause_until', formatInstant(pausedUntil));
}

const requestWords: Readonly<Record<string, MessageKey>> = {
  '/v1/feed': 'request_feed',
  '/v1/enrolments': 'request_enrolment',
  '/v1/key-ring': 'request_keys',
  '/v1/me/results': 'request_results',
  '/v1/me/leave': 'request_leave',
  '/v1/me/erase': 'request_erase',
};

/** The path ends with the id of the receipt. */
const RECEIPTS = '/v1/receipts/';

/** What a request was about: "2 events", "Asked for approved content". */
export function requestSentence({ url, body }: LedgerNote): string {
  const path = URL.parse(url)?.pathname ?? url;
  if (path === '/v1/events') return translateCount('request_events', countEvents(body));
  if (path.startsWith(RECEIPTS)) return translate('request_receipt');
  const word = requestWords[path];
  return word ? translate(word) : path;
}

/** An event has one type, and nothing in it has another. */
function countEvents(body: string | null): number {
  return body === null ? 0 : (body.match(/"type":/g) ?? []).length;
}

const doneWords: Record<Farewell, MessageKey> = {
  left: 'farewell_left',
  erased: 'farewell_erased',
  here: 'farewell_here',
};

/** What came of a farewell, and what that means; null: the worker gave no answer. */
export function farewellWords(farewell: Farewell, answer: FarewellOutcome | null): Outcome {
  if (!answer) return { tone: 'bad', text: translate('error_worker') };
  if (answer.ok) return { tone: 'good', text: translate(doneWords[farewell]) };
  if (answer.code === 'paused') return { tone: 'care', text: translate('farewell_paused') };
  if (answer.code === 'not-erased') return { tone: 'bad', text: translate('farewell_not_erased') };
  return { tone: 'bad', text: translate('farewell_failed', causeWord(answer.code)) };
}
