import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { Choice } from '../domain/choice.ts';
import { formatNumber, translate } from '../i18n/translate.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { copyIcon, expandIcon, outIcon } from '../ui/icons.ts';

interface DraftProps {
  choice: Choice;
  networkLabel: string;
  sharing: boolean;
  onShare: () => void;
  onCopy: () => void;
}

/** Exactly the text that will be shared, its length, and the two ways to share it. */
export function Draft({ choice, networkLabel, sharing, onShare, onCopy }: DraftProps) {
  const open = useSignal(false);
  const id = useId();
  return (
    <section class={open.value ? 'draft open' : 'draft'} aria-label={translate('draft_label')}>
      <div class="draft-head">
        <span class="draft-length">
          {translate('draft_length', formatNumber(choice.length), formatNumber(choice.limit))}
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
      <div class="draft-body" id={id} tabIndex={open.value ? 0 : -1}>
        <p class="draft-text" lang={choice.locale}>
          <LinkedText text={choice.text} link={choice.link} />
        </p>
        {choice.guidance && open.value && (
          <p class="draft-guidance">{translate('draft_guidance', choice.guidance)}</p>
        )}
      </div>
      <div class="draft-actions">
        <Button look="primary" icon={outIcon} busy={sharing} onClick={onShare}>
          {translate('share_on', networkLabel)}
        </Button>
        <Button icon={copyIcon} onClick={onCopy}>
          {translate('share_copy')}
        </Button>
      </div>
    </section>
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
