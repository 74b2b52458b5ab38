import { type MessageKey, translate } from '../i18n/translate.ts';
import { type Evidence, EvidenceMark } from './evidence-mark.tsx';

/** Where a share stands, as the events so far say. */
type State = 'inserted' | 'published' | 'probable' | 'scheduled' | 'unclaimed' | 'abandoned';

const evidenceOf: Record<State, Evidence> = {
  inserted: 'observed',
  published: 'confirmed',
  probable: 'modelled',
  scheduled: 'observed',
  unclaimed: 'void',
  abandoned: 'void',
};

const wordOf: Record<State, MessageKey> = {
  inserted: 'state_inserted',
  published: 'state_published',
  probable: 'state_probable',
  scheduled: 'state_scheduled',
  unclaimed: 'state_unclaimed',
  abandoned: 'state_abandoned',
};

/** The word for a state, for lists of options. */
export function shareStateWord(state: State): string {
  return translate(wordOf[state]);
}

/** A state as mark and word. */
export function ShareStateLabel({ state }: { state: State }) {
  return (
    <span class="share-state">
      <EvidenceMark evidence={evidenceOf[state]} />
      {shareStateWord(state)}
    </span>
  );
}
