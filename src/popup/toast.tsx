import { translate } from '../i18n/translate.ts';
import { Icon } from '../ui/icon.tsx';
import { closeIcon } from '../ui/icons.ts';
import { LiveRegion, ToneIcon } from '../ui/notice.tsx';
import type { Outcome } from './popup-model.ts';

/** What came of the last action; floats, so that nothing moves, and is read out. */
export function Toast({ outcome, onClose }: { outcome: Outcome | null; onClose: () => void }) {
  return (
    <LiveRegion>
      {outcome && (
        <div class="toast">
          <ToneIcon tone={outcome.tone} />
          <p>{outcome.text}</p>
          <button
            type="button"
            class="icon-button"
            aria-label={translate('picker_close')}
            onClick={onClose}
          >
            <Icon icon={closeIcon} />
          </button>
        </div>
      )}
    </LiveRegion>
  );
}
