import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { ShareMode } from '../contract/event.ts';
import type { Choice } from '../domain/choice.ts';
import { measureCloseness } from '../domain/coach/closeness.ts';
import type { CoachedText } from '../domain/coach/remark.ts';
import { allowsMode } from '../domain/share-mode.ts';
import { formatNumber, translate } from '../i18n/translate.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { copyIcon, expandIcon, insertIcon, outIcon } from '../ui/icons.ts';
import { lazyPart } from './lazy-part.tsx';
import { SimilarityMeter } from './similarity-meter.tsx';

/** Counting as X does takes a parser that is as large as the rest of the popup: it comes once the text is shown. */
const DraftCounts = lazyPart(
  async () => (await import('./draft-counts.tsx')).DraftCounts,
  ({ choice: { length, limit } }) => (
    <>{translate('draft_length', formatNumber(length), formatNumber(limit))}</>
  ),
);
const CoachRemarks = lazyPart(
  async () => (await import('./coach-remarks.tsx')).CoachRemarks,
  () => null,
);

interface DraftProps {
  choice: Choice;
  /** The text as the person left it, and what the coach must know of it. */
  coached: CoachedText;
  /** Gets the person's wording; the approved one again if null. */
  onEdit: (text: string | null) => void;
  networkLabel: string;
  sharing: boolean;
  /** How far up the ladder of share modes this person may go. */
  mode: ShareMode;
  /** A composer of this network waits behind the popup. */
  composerWaits: boolean;
  onInsert: () => void;
  onShare: () => void;
  onCopy: () => void;
}

/**
 * Exactly the text that will be shared, its length, what is worth knowing of it, and the ways to share it: the handiest
 * first. Words of the person's own can only be copied: no text of theirs goes to the worker.
 */
export function Draft(props: DraftProps) {
  const { choice, coached, networkLabel, onEdit } = props;
  const { text } = coached;
  const isOwn = text !== choice.text;
  const open = useSignal(false);
  const id = useId();
  return (
    <section class={open.value ? 'draft open' : 'draft'} aria-label={translate('draft_label')}>
      <div class="draft-head">
        <span class="draft-length">
          <DraftCounts choice={choice} coached={coached} />
        </span>
        <button
          type="button"
          class="draft-toggle"
          aria-expanded={open.value}
          aria-controls={id}
          onClick={() => {
            open.value = !open.value;
          }}
        >
          {translate(open.value ? 'draft_less' : 'draft_more')}
          <Icon icon={expandIcon} />
        </button>
      </div>
      <div class="draft-body" id={id}>
        {open.value ? (
          <textarea
            class="draft-text"
            lang={choice.locale}
            dir="auto"
            aria-label={translate('draft_label')}
            value={text}
            onInput={(event) => onEdit(event.currentTarget.value)}
          />
        ) : (
          <p class="draft-text" lang={choice.locale} dir="auto">
            <LinkedText text={text} link={choice.link} />
          </p>
        )}
        {choice.guidance && open.value && (
          <p class="draft-guidance">{translate('draft_guidance', choice.guidance)}</p>
        )}
      </div>
      <CoachRemarks coached={coached} networkLabel={networkLabel} />
      {isOwn && (
        <SimilarityMeter closeness={measureCloseness({ ...coached, taken: choice.taken ?? [] })} />
      )}
      {isOwn && <p class="draft-own">{translate('draft_own_words', networkLabel)}</p>}
      <div class="draft-actions">
        {isOwn ? (
          <>
            <Button look="primary" icon={copyIcon} onClick={props.onCopy}>
              {translate('share_copy')}
            </Button>
            <Button onClick={() => onEdit(null)}>{translate('draft_restore')}</Button>
          </>
        ) : (
          <Actions {...props} />
        )}
      </div>
    </section>
  );
}

function Actions(props: DraftProps) {
  const { mode, networkLabel, sharing, composerWaits, onInsert, onShare, onCopy } = props;
  const inserts = composerWaits && allowsMode(mode, 'no-footprint');
  const opens = allowsMode(mode, 'prefilled');
  return (
    <>
      {inserts && (
        <Button look="primary" icon={insertIcon} busy={sharing} onClick={onInsert}>
          {translate('insert_here')}
        </Button>
      )}
      {opens && !inserts && (
        <Button look="primary" icon={outIcon} busy={sharing} onClick={onShare}>
          {translate('share_on', networkLabel)}
        </Button>
      )}
      <Button {...(opens ? {} : { look: 'primary' as const })} icon={copyIcon} onClick={onCopy}>
        {translate('share_copy')}
      </Button>
    </>
  );
}

/** The text with its link told apart; not clickable, so that looking counts as no visit. */
function LinkedText({ text, link }: { text: string; link: string }) {
  const at = link ? text.indexOf(link) : -1;
  if (at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <span class="draft-link">{link}</span>
      {text.slice(at + link.length)}
    </>
  );
}
