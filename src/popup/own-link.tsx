import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { type OwnLink as OwnLinkParts, tagOwnLink } from '../domain/own-link.ts';
import type { TaggedLink } from '../domain/tagged-link.ts';
import { type MessageKey, translate } from '../i18n/translate.ts';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { copyIcon } from '../ui/icons.ts';
import { LiveRegion } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { writeClipboard } from './write-clipboard.ts';

const outcomeWords: Record<TaggedLink['outcome'], MessageKey> = {
  tagged: 'own_link_tagged',
  replaced: 'own_link_tagged',
  kept: 'own_link_kept',
  'not-ours': 'own_link_not_ours',
};

/**
 * Tags a link that the person pastes, and copies it. It is done here: the link goes to nobody, and since no approved item
 * stands behind it, no share is noted. Visits through it are counted by its tags alone.
 */
export function OwnLink(props: Omit<OwnLinkParts, 'text'>) {
  const text = useSignal('');
  const copied = useSignal<MessageKey | null>(null);
  const link = tagOwnLink({ ...props, text: text.value });
  const isTyped = text.value.trim() !== '';
  const panel = useRef<HTMLDivElement>(null);
  const outcome = link?.outcome;
  // The place is short: what came of the link is not to stay below its edge.
  useEffect(() => {
    if (outcome) panel.current?.scrollIntoView({ block: 'nearest' });
  }, [outcome]);
  return (
    <Disclosure summary={translate('own_link_title')}>
      <div ref={panel} class="own-link">
        <TextField
          label={translate('own_link_label')}
          type="url"
          code
          value={text.value}
          {...(link ? {} : { hint: translate('own_link_hint') })}
          error={isTyped && !link ? translate('own_link_none') : null}
          onInput={(value) => {
            text.value = value;
            copied.value = null;
          }}
        />
        {link && (
          <>
            <p class="own-link-outcome">{translate(outcomeWords[link.outcome])}</p>
            <p class="own-link-href">
              <bdi dir="ltr">{link.href}</bdi>
            </p>
            <Button
              icon={copyIcon}
              onClick={() =>
                void writeClipboard(link.href).then((done) => {
                  copied.value = done ? 'own_link_copied' : 'share_copy_failed';
                })
              }
            >
              {translate('own_link_copy')}
            </Button>
          </>
        )}
        <LiveRegion>{copied.value && translate(copied.value)}</LiveRegion>
      </div>
    </Disclosure>
  );
}
