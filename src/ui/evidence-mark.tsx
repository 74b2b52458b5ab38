/**
 * How firm a figure or a state is: seen by us, confirmed by a second witness, worked out, or void.
 * The same marks in lists, tables, charts and print: solid, solid with a check, hatched, hollow.
 */
export type Evidence = 'observed' | 'confirmed' | 'modelled' | 'void';

/** The mark of a degree of evidence. Decoration: the word stands beside it. */
export function EvidenceMark({ evidence }: { evidence: Evidence }) {
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
