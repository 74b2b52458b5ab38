/** @jsxImportSource react */
import css from './composer.module.css';

/** Weighted characters that a post may hold. */
export const weightLimit = 280;

const warnsBelow = 20;
const radiusPx = 10;
const roundPx = 2 * Math.PI * radiusPx;

/** The ring that fills as the post grows; near the limit it shows what is left. */
export function Counter({ weight }: { weight: number }): JSX.Element {
  const left = weightLimit - weight;
  const share = Math.min(1, weight / weightLimit);
  const colour = left <= 0 ? '#f4212e' : left <= warnsBelow ? '#ffd400' : '#1d9bf0';
  return (
    <div
      role="progressbar"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
      data-testid="countdown-circle"
      className={css['counter']}
    >
      <svg width={30} height={30} viewBox="0 0 30 30" aria-hidden="true">
        <circle cx={15} cy={15} r={radiusPx} fill="none" stroke="var(--line)" strokeWidth={2} />
        <circle
          cx={15}
          cy={15}
          r={radiusPx}
          fill="none"
          stroke={colour}
          strokeWidth={2}
          strokeLinecap="round"
          strokeDasharray={`${share * roundPx} ${roundPx}`}
          transform="rotate(-90 15 15)"
        />
      </svg>
      {left <= warnsBelow ? <span>{left}</span> : undefined}
    </div>
  );
}
