import { type MessageKey, translate } from '../i18n/translate.ts';

/** Where a share stands, as the events so far say. */
type State = 'inserted' | 'published' | 'probable' | 'scheduled' | 'unclaimed' | 'abandoned';

/**
 * How firm a figure or a state is: seen by us, confirmed by a second witness, worked out, or void.
 * The same marks in lists, tables, charts and print: solid, solid with a check, hatched, hollow.
 */
type Evidence = 'observed' | 'confirmed' | 'modelled' | 'void';

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

/** The mark of a degree of evidence. Decoration: the word stands beside it. */
function EvidenceMark({ evidence }: { evidence: Evidence }) {
  return (
    <svg
      class={`evidence ${evidence}`}
      width="14"
      height="14"
      viewBox="0 0 14 14"
      aria-hidden="true"
    >
      <circle class="evidence-disc" cx="7" cy="7" r="5.5" />
      {evidence === 'confirmed' && <path class="evidence-check" d="m4.4 7.2 1.8 1.8 3.4-3.8" />}
      {evidence === 'modelled' && (
        <path class="evidence-hatch" d="M2.4 8.6 8.6 2.4M3.6 11.2l7.6-7.6M6.4 12.2l5.8-5.8" />
      )}
      {evidence === 'void' && <path class="evidence-hatch" d="M3.2 10.8l7.6-7.6" />}
    </svg>
  );
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
