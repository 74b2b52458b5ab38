import type { Closeness } from '../domain/coach/closeness.ts';
import { formatPercent, type MessageKey, translate } from '../i18n/translate.ts';

/** How close a text is to the approved one and to what colleagues shared, as two thin bars with their numbers. */
export function SimilarityMeter({ closeness }: { closeness: Closeness }) {
  return (
    <dl class="similarity">
      <Bar label="similarity_approved" value={closeness.approved} />
      {closeness.taken !== null && <Bar label="similarity_taken" value={closeness.taken} />}
    </dl>
  );
}

function Bar({ label, value }: { label: MessageKey; value: number }) {
  return (
    <div>
      <dt>{translate(label)}</dt>
      <dd>
        <meter min={0} max={1} value={value} aria-label={translate(label)} />
        <span>{formatPercent(value)}</span>
      </dd>
    </div>
  );
}
