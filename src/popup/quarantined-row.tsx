import { type MessageKey, translate } from '../i18n/translate.ts';
import type { QuarantinedNote } from '../messaging/delivery-messages.ts';
import { Button } from '../ui/button.tsx';
import { formatInstant } from '../ui/format.ts';

const faultWords: Record<QuarantinedNote['reason'], MessageKey> = {
  'wrong-shape': 'quarantine_wrong_shape',
  'too-large': 'quarantine_too_large',
};

interface QuarantinedRowProps {
  note: QuarantinedNote;
  onDismiss: () => void;
}

/** A record that this device can't send, why, and the way to be rid of it. */
export function QuarantinedRow({ note, onDismiss }: QuarantinedRowProps) {
  return (
    <li class="row">
      <p class="row-title">{translate('quarantine_record')}</p>
      <p class="soft">{translate('quarantine_found', formatInstant(note.foundAt))}</p>
      <p>{translate(faultWords[note.reason])}</p>
      <div class="actions">
        <Button look="quiet" onClick={onDismiss}>
          {translate('dismiss')}
        </Button>
      </div>
    </li>
  );
}
