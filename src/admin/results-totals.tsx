import type { ComponentChildren } from 'preact';
import type { Figures } from '../contract/results.ts';
import { formatNumber, translate, translateCount } from '../i18n/translate.ts';
import { type Evidence, EvidenceMark } from '../ui/evidence-mark.tsx';
import { listConversions, listValues } from '../ui/figure-words.ts';

const MILLI = 1_000;

/** The three kinds of figures side by side, never added up. */
export function ResultsTotals({ total }: { total: Figures }) {
  const { observed, confirmed, modelled } = total;
  const confirmedWords = [...listConversions(confirmed), ...listValues(confirmed.value)];
  return (
    <dl class="totals">
      <Total evidence="observed" title={translate('results_observed')}>
        <dd>{translateCount('shares', observed.inserted)}</dd>
        <dd>{translateCount('results_people_clicked', observed.people)}</dd>
        <dd class="soft">{translateCount('results_set_aside', observed.setAside)}</dd>
      </Total>
      <Total evidence="confirmed" title={translate('results_confirmed_here')}>
        {confirmedWords.length === 0 && <dd>{translate('results_none_confirmed')}</dd>}
        {confirmedWords.map((words) => (
          <dd key={words}>{words}</dd>
        ))}
      </Total>
      <Total evidence="modelled" title={translate('results_modelled')}>
        <dd>{translate('results_credited', formatNumber(modelled.conversionsMilli / MILLI))}</dd>
        {listValues(modelled.value).map((words) => (
          <dd key={words}>{words}</dd>
        ))}
      </Total>
    </dl>
  );
}

interface TotalProps {
  evidence: Evidence;
  title: string;
  children: ComponentChildren;
}

function Total({ evidence, title, children }: TotalProps) {
  return (
    <div class="card">
      <dt>
        <EvidenceMark evidence={evidence} />
        {title}
      </dt>
      {children}
    </div>
  );
}
