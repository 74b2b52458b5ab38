import type { ShareMode } from '../contract/event.ts';
import { allowsMode, lowerMode, SHARE_MODES } from '../domain/share-mode.ts';
import { type MessageKey, translate } from '../i18n/translate.ts';
import { RadioList } from '../ui/radio-list.tsx';

const words: Record<ShareMode, { label: MessageKey; hint: MessageKey }> = {
  'in-composer': { label: 'modes_in_composer', hint: 'modes_in_composer_hint' },
  'no-footprint': { label: 'modes_no_footprint', hint: 'modes_no_footprint_hint' },
  prefilled: { label: 'modes_prefilled', hint: 'modes_prefilled_hint' },
  clipboard: { label: 'modes_clipboard', hint: 'modes_clipboard_hint' },
};

interface ModeCardProps {
  mode: ShareMode;
  /** How far up the ladder the company lets people go. */
  managedMode: ShareMode;
  onChoose: (mode: ShareMode) => void;
}

/** How much Portevoix may touch in the networks' pages: the person's choice, within the company's. */
export function ModeCard({ mode, managedMode, onChoose }: ModeCardProps) {
  return (
    <section class="card">
      <h2>{translate('modes_title')}</h2>
      <p>{translate('modes_text')}</p>
      <RadioList
        label={translate('modes_title')}
        options={SHARE_MODES.map((id) => ({
          id,
          label: translate(words[id].label),
          hint: translate(words[id].hint),
          disabled: !allowsMode(managedMode, id),
        }))}
        selected={lowerMode(mode, managedMode)}
        onSelect={onChoose}
      />
      {managedMode !== 'in-composer' && <p class="soft">{translate('modes_managed')}</p>}
    </section>
  );
}
