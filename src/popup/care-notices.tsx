import type { TopicPause } from '../contract/fact-sheet.ts';
import { explainAdvice } from '../i18n/advice-words.ts';
import { translate } from '../i18n/translate.ts';
import type { Care } from '../messaging/care-messages.ts';
import { formatInstant } from '../ui/format.ts';
import { Icon } from '../ui/icon.tsx';
import { waitingIcon } from '../ui/icons.ts';
import { Notice } from '../ui/notice.tsx';

/** What to know before sharing: that all rests, which topics do and whom to send a journalist to, a reason to wait. */
export function CareNotices({ care }: { care: Care }) {
  const { pause, topicPauses, advice, tags } = care;
  return (
    <>
      {pause && (
        <Notice tone="care" title={translate('care_pause_title')}>
          {pause.text}
        </Notice>
      )}
      {topicPauses.map((topic) => (
        <TopicNotice key={topic.itemId} topic={topic} trained={tags?.ambassador.trained === true} />
      ))}
      {advice && (
        <p class="advice">
          <Icon icon={waitingIcon} />
          {explainAdvice(advice)}
        </p>
      )}
    </>
  );
}

function TopicNotice({ topic, trained }: { topic: TopicPause; trained: boolean }) {
  const { subject, since, press } = topic;
  return (
    <Notice
      tone="care"
      title={subject}
      actions={
        <span class="press">
          {translate('care_press', press.name)}
          {press.email && <a href={`mailto:${press.email}`}>{press.email}</a>}
          {press.phone && (
            <a href={`tel:${press.phone.replaceAll(/[^\d+]/g, '')}`}>
              <bdi dir="ltr">{press.phone}</bdi>
            </a>
          )}
        </span>
      }
    >
      {translate(trained ? 'care_topic_trained' : 'care_topic', formatInstant(since))}
    </Notice>
  );
}
