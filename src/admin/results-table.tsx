import type { Results } from '../contract/results.ts';
import { formatNumber, translate } from '../i18n/translate.ts';
import { EvidenceMark } from '../ui/evidence-mark.tsx';
import { listConversions, listValues } from '../ui/figure-words.ts';
import { formatMoney, formatPercent } from '../ui/format.ts';
import { keyWord, measures, orderRows } from './result-measures.ts';
import { dimensionWord } from './results-form.tsx';

/** Results as a table, each column with a mark for its evidence. */
export function ResultsTable({ results }: { results: Results }) {
  const { by } = results;
  const isValued = results.worth.cost !== null && by !== 'composer';
  return (
    <section class="table-frame" aria-label={translate('view_results')} tabIndex={0}>
      <table class="log figures">
        <thead>
          <tr>
            <th scope="col">{dimensionWord(by)}</th>
            {measures.map(({ id, evidence }) => (
              <th key={id} scope="col" class="number">
                <span class="figure-head">
                  <EvidenceMark evidence={evidence} />
                  {translate(id)}
                </span>
              </th>
            ))}
            {isValued && (
              <th scope="col" class="number">
                {translate('worth_roi')}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {orderRows(results).map((row) => (
            <tr key={row.key}>
              <th scope="row">{keyWord(by, row.key)}</th>
              {measures.map(({ id, of }) => (
                <td key={id} class="number">
                  {formatNumber(of(row))}
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
              {isValued && <ReturnCell worth={row.worth} />}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** What came back of a row's part of the cost; a dash where nothing can be said. */
function ReturnCell({ worth }: { worth: Results['rows'][number]['worth'] }) {
  const { ratio = null, currency = null, costMinor = null } = worth?.roi ?? {};
  return (
    <td class="number">
      {ratio === null ? '–' : formatPercent(ratio)}
      {costMinor !== null && currency !== null && (
        <span class="sub">{translate('worth_of_cost', formatMoney(costMinor, currency))}</span>
      )}
    </td>
  );
}
