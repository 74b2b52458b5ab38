import { describe, expect, test } from 'vitest';
import type { ProgrammeFigures } from '../contract/programme-figures.ts';
import { EMPTY_PRICE, readDraft, toDraft } from './figures-draft.ts';
import { ownFigures } from './results-fixtures.ts';

const own = ownFigures.figures;
const typed = (changes: object) => readDraft({ ...toDraft(own), ...changes });

describe('figures as they are typed', () => {
  test('are what was read as long as nobody types', () => {
    expect(readDraft(toDraft(own))).toEqual({ ok: true, figures: own });
    const full: ProgrammeFigures = {
      cost: {
        currency: 'JPY',
        licencePerMonthMinor: 90_000,
        minutesPerShare: 2.5,
        hourlyCostMinor: 4_000,
        setUp: { amountMinor: 500, month: '2026-09' },
      },
      values: [],
      adPrices: [
        {
          per: 'thousand-views',
          lowMinor: 2_550,
          highMinor: 4_400,
          clicksPerThousandViews: 4.4,
          currency: 'USD',
          source: 'Bill',
          asOf: '2026-09-30',
        },
      ],
    };
    expect(readDraft(toDraft(full))).toEqual({ ok: true, figures: full });
  });

  test('are none where nothing is typed', () => {
    expect(readDraft(toDraft(null))).toEqual({ ok: true, figures: { values: [], adPrices: [] } });
  });

  test('keep a value in another currency until one is typed in its place', () => {
    expect(toDraft(own).values).toEqual({ lead: '250' });
    const outcome = typed({ values: { hire: '8000' } });
    expect(outcome).toMatchObject({
      figures: { values: [{ type: 'hire', amountMinor: 800_000, currency: 'EUR' }] },
    });
  });

  test.each([
    [{ currency: 'euro' }, 'currency', 'figures_error_currency'],
    [{ licence: '12,345,6' }, 'licence', 'figures_error_amount'],
    [{ minutes: 'six' }, 'minutes', 'figures_error_number'],
    [{ minutes: '601' }, 'minutes', 'figures_error_number'],
    [{ setUp: '100' }, 'setUpMonth', 'figures_error_month'],
    [{ values: { lead: '-1' } }, 'values.lead', 'figures_error_amount'],
    [{ prices: [EMPTY_PRICE] }, 'prices.0.source', 'figures_error_source'],
    [{ prices: [EMPTY_PRICE] }, 'prices.0.asOf', 'figures_error_day'],
    [{ prices: [{ ...EMPTY_PRICE, low: '2', high: '1' }] }, 'prices.0.high', 'figures_error_range'],
    [
      { prices: [{ ...EMPTY_PRICE, per: 'thousand-views' }] },
      'prices.0.clicks',
      'figures_error_number',
    ],
  ])('%j is refused at its field', (changes, field, why) => {
    expect(typed(changes)).toMatchObject({ ok: false, errors: { [field]: why } });
  });
});
