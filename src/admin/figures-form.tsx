import { conversionTypeSchema } from '../contract/conversion.ts';
import { type MessageKey, translate } from '../i18n/translate.ts';
import type { EndpointClient } from '../sync/endpoint-client.ts';
import { Button } from '../ui/button.tsx';
import { Loading } from '../ui/empty-state.tsx';
import { conversionWord } from '../ui/figure-words.ts';
import { formatMoney } from '../ui/format.ts';
import { LiveRegion, Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { FailureNotice } from './failure-notice.tsx';
import { EMPTY_PRICE, type FiguresDraft, type PriceDraft } from './figures-draft.ts';
import { PriceFields } from './price-fields.tsx';
import { type FiguresForm as Form, useFigures } from './use-figures.ts';

interface FiguresFormProps {
  client: EndpointClient;
  /** Told after figures were saved: results are other ones now. */
  onSaved: () => void;
  /** The way out where the key is not good any longer. */
  onSignOut: () => void;
}

const PRICES_MAX = 10;

const costFields = [
  { id: 'currency', label: 'figures_currency' },
  { id: 'licence', label: 'figures_licence' },
  { id: 'minutes', label: 'figures_minutes' },
  { id: 'hourly', label: 'figures_hourly' },
  { id: 'setUp', label: 'figures_set_up' },
] as const satisfies readonly { id: keyof FiguresDraft; label: MessageKey }[];

/** What the company says things cost and are worth, to be read and changed. */
export function FiguresForm({ client, onSaved, onSignOut }: FiguresFormProps) {
  const form = useFigures(client, onSaved);
  const { draft, failure, state } = form;
  return (
    <form
      class="own-figures"
      aria-label={translate('figures_title')}
      onSubmit={(event) => {
        event.preventDefault();
        void form.save();
      }}
    >
      <p class="soft">{translate('figures_text')}</p>
      {!draft && !failure && <Loading label={translate('loading')} lines={3} />}
      {draft && <Fields form={form} draft={draft} />}
      {failure && (
        <FailureNotice
          failure={failure}
          onSignOut={onSignOut}
          onReload={() => void (draft ? form.save() : form.load())}
        />
      )}
      {state === 'stale' && (
        <Notice
          tone="care"
          actions={<Button onClick={() => void form.load()}>{translate('figures_reload')}</Button>}
        >
          {translate('figures_stale')}
        </Notice>
      )}
      {draft && (
        <div class="export">
          <LiveRegion>
            {state === 'saved' && translate('figures_saved')}
            {state === 'unfit' && translate('figures_unfit')}
          </LiveRegion>
          <Button look="primary" type="submit" busy={state === 'busy'}>
            {translate('figures_save')}
          </Button>
        </div>
      )}
    </form>
  );
}

function Fields({ form, draft }: { form: Form; draft: FiguresDraft }) {
  const { errors, change } = form;
  const errorOf = (field: string) => {
    const key = errors[field];
    return key ? translate(key) : null;
  };
  const changePrice = (place: number, part: Partial<PriceDraft>) =>
    change({
      prices: draft.prices.map((price, at) => (at === place ? { ...price, ...part } : price)),
    });
  return (
    <>
      <fieldset class="figure-fields">
        <legend>{translate('worth_cost')}</legend>
        {costFields.map(({ id, label }) => (
          <TextField
            key={id}
            label={translate(label)}
            value={draft[id]}
            error={errorOf(id)}
            onInput={(text) => change({ [id]: text })}
          />
        ))}
        <TextField
          label={translate('figures_set_up_month')}
          type="month"
          value={draft.setUpMonth}
          error={errorOf('setUpMonth')}
          onInput={(setUpMonth) => change({ setUpMonth })}
        />
      </fieldset>
      <fieldset class="figure-fields">
        <legend>{translate('figures_values')}</legend>
        {conversionTypeSchema.options.map((type) => {
          const other = draft.foreign.find((value) => value.type === type);
          return (
            <TextField
              key={type}
              label={conversionWord(type)}
              value={draft.values[type] ?? ''}
              error={errorOf(`values.${type}`)}
              {...(other && { placeholder: formatMoney(other.amountMinor, other.currency) })}
              onInput={(text) => change({ values: { ...draft.values, [type]: text } })}
            />
          );
        })}
      </fieldset>
      {draft.prices.map((price, place) => (
        <PriceFields
          // Prices have no name of their own, and only the place tells two empty ones apart.
          key={`price-${place + 1}`}
          price={price}
          errorOf={(field) => errorOf(`prices.${place}.${field}`)}
          onChange={(part) => changePrice(place, part)}
          onRemove={() => change({ prices: draft.prices.filter((_price, at) => at !== place) })}
        />
      ))}
      {draft.prices.length < PRICES_MAX && (
        <Button onClick={() => change({ prices: [...draft.prices, EMPTY_PRICE] })}>
          {translate('figures_price_add')}
        </Button>
      )}
    </>
  );
}
