import type { ComponentChildren } from 'preact';
import type { Roi, Worth, WorthCost } from '../contract/worth.ts';
import { formatNumber, type MessageKey, translate, translateCount } from '../i18n/translate.ts';
import { formatCalendarDay, formatMoney, formatPercent } from '../ui/format.ts';

const gapWords: Record<NonNullable<Roi['gap']>, MessageKey> = {
  'no-figures': 'worth_gap_no_figures',
  'no-cost': 'worth_gap_no_cost',
  'no-value': 'worth_gap_no_value',
  'other-currency': 'worth_gap_other_currency',
};

/** What it is worth by the company's own account: value, cost, what came back, and, apart from them, the equivalent. */
export function ResultsWorth({ worth }: { worth: Worth }) {
  const { value, unvalued, cost, roi, mediaEquivalent } = worth;
  return (
    <section class="worth" aria-label={translate('worth_title')}>
      <h2>{translate('worth_title')}</h2>
      <dl class="worth-parts">
        <Part title={translate('worth_value')}>
          {value.length === 0 && <dd>{translate('results_none_confirmed')}</dd>}
          {value.map(({ currency, amountMinor, ownMinor }) => (
            <dd key={currency}>
              {formatMoney(amountMinor, currency)}
              {ownMinor > 0 && (
                <span class="sub">
                  {translate('worth_own_part', formatMoney(ownMinor, currency))}
                </span>
              )}
            </dd>
          ))}
          {unvalued > 0 && <dd class="sub">{translateCount('worth_unvalued', unvalued)}</dd>}
        </Part>
        <Part title={translate('worth_cost')}>{cost ? <Cost cost={cost} /> : <dd>–</dd>}</Part>
        <Part title={translate('worth_roi')}>
          <dd>{roi.ratio === null ? '–' : formatPercent(roi.ratio)}</dd>
          <dd class="sub">{roi.gap ? translate(gapWords[roi.gap]) : formulaWords(roi)}</dd>
        </Part>
      </dl>
      <div class="card equivalent">
        <h3>{translate('worth_media')}</h3>
        {mediaEquivalent.length === 0 && <p class="soft">{translate('worth_media_none')}</p>}
        {mediaEquivalent.map((range) => (
          <p key={range.source + range.per + range.currency}>
            <strong>
              {translate(
                'worth_media_range',
                formatMoney(range.lowMinor, range.currency),
                formatMoney(range.highMinor, range.currency),
              )}
            </strong>
            <span class="sub">
              {translate(
                range.per === 'click' ? 'worth_media_by_click' : 'worth_media_by_view',
                translateCount('results_clicks', range.clicks),
                range.source,
                formatCalendarDay(range.asOf),
              )}
            </span>
          </p>
        ))}
      </div>
    </section>
  );
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <div class="card">
      <dt>{title}</dt>
      {children}
    </div>
  );
}

function Cost({ cost }: { cost: WorthCost }) {
  const { currency, licenceMinor, setUpMinor, timeMinor, shares, minutesPerShare } = cost;
  const money = (minor: number) => formatMoney(minor, currency);
  const lines = [
    licenceMinor > 0 && translate('worth_cost_licence', money(licenceMinor)),
    setUpMinor > 0 && translate('worth_cost_set_up', money(setUpMinor)),
    translate(
      'worth_cost_time',
      money(timeMinor),
      translateCount('shares', shares),
      formatNumber(minutesPerShare),
      money(cost.hourlyCostMinor),
    ),
  ];
  return (
    <>
      <dd>{money(cost.amountMinor)}</dd>
      {lines.map(
        (line) =>
          line && (
            <dd key={line} class="sub">
              {line}
            </dd>
          ),
      )}
    </>
  );
}

function formulaWords({ currency, valueMinor, costMinor }: Roi): string {
  if (currency === null || valueMinor === null || costMinor === null) return '';
  return translate(
    'worth_formula',
    formatMoney(valueMinor, currency),
    formatMoney(costMinor, currency),
  );
}
