import type { Figures, Results } from '../contract/results.ts';
import { formatNumber, translate } from '../i18n/translate.ts';
import { findNetwork } from '../networks/registry.ts';
import { type Evidence, EvidenceMark } from '../ui/evidence-mark.tsx';
import { listConversions, listValues } from '../ui/figure-words.ts';
import { dimensionWord } from './results-form.tsx';
import { composerWord } from './share-words.ts';

const MILLI = 1_000;

const countConfirmed = ({ confirmed }: Figures) =>
  confirmed.conversions.reduce((sum, { total }) => sum + total, 0);

/** The figures of a row that are drawn, each with how firm it is. */
const measures = [
  { id: 'results_published', evidence: 'observed', of: publications },
  { id: 'results_people_head', evidence: 'observed', of: ({ observed }) => observed.people },
  { id: 'results_conversions', evidence: 'confirmed', of: countConfirmed },
  {
    id: 'results_credit',
    evidence: 'modelled',
    of: ({ modelled }) => modelled.conversionsMilli / MILLI,
  },
] as const satisfies readonly {
  id: string;
  evidence: Evidence;
  of: (figures: Figures) => number;
}[];

function publications({ observed }: Figures): number {
  return observed.published + observed.probable;
}

/** Results as a table whose cells are the bars of a chart: each column has a scale of its own, and a mark for its evidence. */
export function ResultsTable({ results }: { results: Results }) {
  const rows = results.rows.toSorted((a, b) => b.observed.people - a.observed.people);
  return (
    <section class="table-frame" aria-label={translate('view_results')} tabIndex={0}>
      <table class="log figures">
        <thead>
          <tr>
            <th scope="col">{dimensionWord(results.by)}</th>
            {measures.map(({ id, evidence }) => (
              <th key={id} scope="col">
                <span class="figure-head">
                  <EvidenceMark evidence={evidence} />
                  {translate(id)}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">{keyWord(results, row.key)}</th>
              {measures.map(({ id, evidence, of }) => (
                <td key={id}>
                  <Bar
                    value={of(row)}
                    most={Math.max(...rows.map((other) => of(other)))}
                    evidence={evidence}
                  />
                  {id === 'results_conversions' && (
                    <span class="sub">
                      {[...listConversions(row.confirmed), ...listValues(row.confirmed.value)].join(
                        ', ',
                      )}
                    </span>
                  )}
                  {id === 'results_credit' && (
                    <span class="sub">{listValues(row.modelled.value).join(', ')}</span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Bar({ value, most, evidence }: { value: number; most: number; evidence: Evidence }) {
  return (
    <span class="figure">
      <span class="figure-number">{formatNumber(value)}</span>
      <span class="figure-track" aria-hidden="true">
        <span
          class={`figure-bar ${evidence}`}
          style={{ inlineSize: `${most > 0 ? (value / most) * 100 : 0}%` }}
        />
      </span>
    </span>
  );
}

function keyWord({ by }: Results, key: string | null): string {
  if (key === null) return translate('results_not_told');
  if (by === 'network') return findNetwork(key)?.label ?? key;
  return by === 'composer' ? composerWord(key) : key;
}
