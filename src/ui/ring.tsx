import { formatPercent } from '../i18n/translate.ts';

interface RingProps {
  label: string;
  /** From 0 to 1. */
  share: number;
  /** The number in words, for example "6 of 9". */
  detail: string;
}

const RADIUS = 22;
const LENGTH = 2 * Math.PI * RADIUS;

/** A share as a ring with its number in the middle and in words beside it. */
export function Ring({ label, share, detail }: RingProps) {
  return (
    <div class="ring">
      <svg width="56" height="56" viewBox="0 0 56 56" aria-hidden="true">
        <circle class="ring-track" cx="28" cy="28" r={RADIUS} />
        <circle
          class="ring-value"
          cx="28"
          cy="28"
          r={RADIUS}
          stroke-dasharray={`${share * LENGTH} ${LENGTH}`}
          transform="rotate(-90 28 28)"
        />
        <text x="28" y="28">
          {formatPercent(share)}
        </text>
      </svg>
      <p class="ring-words">
        <strong>{label}</strong>
        <span>{detail}</span>
      </p>
    </div>
  );
}
