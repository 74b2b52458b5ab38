import type { OutcomeTold } from '../messaging/report-messages.ts';
import type { OwnResultsAnswer } from '../messaging/results-messages.ts';
import { formatDay } from '../ui/format.ts';
import { OutcomeState, outcomeWord } from '../ui/outcome-words.tsx';

interface ToldOutcomesProps {
  outcomes: readonly OutcomeTold[];
  /** Where the company's answer to each stands, once it was asked for. */
  results: OwnResultsAnswer | null;
}

/** What I said that a share led to, and whether my company confirmed it. */
export function ToldOutcomes({ outcomes, results }: ToldOutcomesProps) {
  if (outcomes.length === 0) return null;
  const known = results?.status === 'ready' ? results.outcomes : [];
  return (
    <ul class="told-outcomes">
      {outcomes.map(({ id, kind, happenedOn }) => (
        <li key={id}>
          <span>{outcomeWord(kind)}</span>
          <span class="row-facts soft">
            <time dateTime={happenedOn}>{formatDay(`${happenedOn}T12:00`)}</time>
            <OutcomeState state={known.find((one) => one.id === id)?.state ?? 'told'} />
          </span>
        </li>
      ))}
    </ul>
  );
}
