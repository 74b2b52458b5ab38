import { type MessageKey, translate, translateCount } from '../i18n/translate.ts';
import type { FeedError, FeedStatus } from '../messaging/extension-messages.ts';
import { formatDistance } from '../ui/format.ts';

const errorWords: Record<FeedError, MessageKey> = {
  offline: 'feed_error_offline',
  unreachable: 'feed_error_unreachable',
  unauthorised: 'feed_error_unauthorised',
  'server-error': 'feed_error_server',
  'bad-answer': 'feed_error_bad_answer',
  malformed: 'feed_error_malformed',
  'too-large': 'feed_error_too_large',
  expired: 'feed_error_expired',
  rollback: 'feed_error_rollback',
  'wrong-tenant': 'feed_error_wrong_tenant',
  'unknown-key': 'feed_error_unknown_key',
  'bad-signature': 'feed_error_bad_signature',
  'unsafe-link': 'feed_error_unsafe_link',
};

/** What the person has: how many items, since when. */
export function feedSentence(feed: FeedStatus, nowMs: number): string {
  if (!feed.fetchedAt) return translate('feed_none');
  const items = translateCount('feed_items', feed.itemCount);
  return translate('feed_current', items, formatDistance(feed.fetchedAt, nowMs));
}

/** Why the endpoint could not be asked, as a part of a sentence. */
export function causeWord(error: FeedError): string {
  return translate(errorWords[error]);
}

/** Why the last refresh failed, what that means and how often it happened; null while all is well. */
export function feedErrorSentence(feed: FeedStatus, nowMs: number): string | null {
  if (!feed.lastError) return null;
  const { code, at } = feed.lastError;
  const failures = translateCount('feed_failures', feed.errors);
  const cause = causeWord(code);
  const failed = translate('feed_failed', formatDistance(at, nowMs), cause, failures);
  return `${failed} ${leftSentence(feed, nowMs)}`;
}

/** What the person can still share. */
function leftSentence(feed: FeedStatus, nowMs: number): string {
  if (!feed.fetchedAt) return translate('feed_keeps_nothing');
  if (feed.expiresAt && Date.parse(feed.expiresAt) <= nowMs) {
    return translate('feed_keeps_expired', formatDistance(feed.fetchedAt, nowMs));
  }
  return translate('feed_keeps', feedSentence(feed, nowMs));
}
