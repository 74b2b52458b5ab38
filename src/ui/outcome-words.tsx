import { type MessageKey, translate } from '../i18n/translate.ts';
import { type Evidence, EvidenceMark } from './evidence-mark.tsx';

const kindWords = {
  lead: 'outcome_lead',
  meeting: 'outcome_meeting',
  application: 'outcome_application',
  'press-contact': 'outcome_press_contact',
  'press-mention': 'outcome_press_mention',
  'partner-contact': 'outcome_partner_contact',
} as const satisfies Record<string, MessageKey>;

/** What somebody can see come of a share. */
export type Kind = keyof typeof kindWords;

/** Every kind, in the order in which it is offered. */
export const OUTCOME_KINDS: readonly Kind[] = [
  'lead',
  'meeting',
  'application',
  'press-contact',
  'press-mention',
  'partner-contact',
];

/** A kind as a sentence: "A journalist got in touch". */
export function outcomeWord(kind: Kind): string {
  return translate(kindWords[kind]);
}

/** How firm a reported outcome is: on its way, told by its reporter alone, confirmed, or void. */
export type State = 'told' | 'waiting' | 'withheld' | 'confirmed' | 'declined';

const stateWords: Record<State, { word: MessageKey; evidence: Evidence }> = {
  told: { word: 'outcome_told', evidence: 'observed' },
  waiting: { word: 'outcome_waiting', evidence: 'observed' },
  withheld: { word: 'outcome_withheld', evidence: 'void' },
  confirmed: { word: 'outcome_confirmed', evidence: 'confirmed' },
  declined: { word: 'outcome_declined', evidence: 'void' },
};

/** The state of a reported outcome as mark and word. */
export function OutcomeState({ state }: { state: State }) {
  const { word, evidence } = stateWords[state];
  return (
    <span class="share-state">
      <EvidenceMark evidence={evidence} />
      {translate(word)}
    </span>
  );
}
