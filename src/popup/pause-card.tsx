import type { PauseLength } from '../domain/pause.ts';
import { type MessageKey, translate } from '../i18n/translate.ts';
import { Button } from '../ui/button.tsx';
import { pauseSentence } from './privacy-words.ts';

const lengths: readonly { length: PauseLength; label: MessageKey }[] = [
  { length: 'hour', label: 'pause_hour' },
  { length: 'today', label: 'pause_today' },
  { length: 'open', label: 'pause_for_now' },
];

interface PauseCardProps {
  pausedUntil: string | null;
  busy: boolean;
  onPause: (length: PauseLength | null) => void;
}

/** Sends nothing for a while, at the press of a button. */
export function PauseCard({ pausedUntil, busy, onPause }: PauseCardProps) {
  return (
    <section class="card">
      <h2>{translate('pause_title')}</h2>
      <p role="status">
        {pausedUntil === null ? translate('pause_none') : pauseSentence(pausedUntil)}
      </p>
      <div class="actions">
        {pausedUntil === null ? (
          lengths.map(({ length, label }) => (
            <Button key={length} busy={busy} onClick={() => onPause(length)}>
              {translate(label)}
            </Button>
          ))
        ) : (
          <Button look="primary" busy={busy} onClick={() => onPause(null)}>
            {translate('pause_end')}
          </Button>
        )}
      </div>
    </section>
  );
}
