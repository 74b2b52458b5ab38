import { translate } from '../i18n/translate.ts';
import { Button } from '../ui/button.tsx';
import { SelectField, TextField } from '../ui/text-field.tsx';
import type { PriceDraft } from './figures-draft.ts';

interface PriceFieldsProps {
  price: PriceDraft;
  errorOf: (field: keyof PriceDraft) => string | null;
  onChange: (part: Partial<PriceDraft>) => void;
  onRemove: () => void;
}

const textFields = [
  { id: 'low', label: 'figures_low' },
  { id: 'high', label: 'figures_high' },
  { id: 'currency', label: 'figures_currency' },
  { id: 'source', label: 'figures_source' },
] as const;

/** What ads cost, from low to high, as somebody says of a day. */
export function PriceFields({ price, errorOf, onChange, onRemove }: PriceFieldsProps) {
  return (
    <fieldset class="figure-fields">
      <legend>{translate('figures_prices')}</legend>
      <SelectField
        label={translate('figures_per')}
        value={price.per}
        options={[
          { value: 'click', label: translate('figures_per_click') },
          { value: 'thousand-views', label: translate('figures_per_views') },
        ]}
        onSelect={(per) => onChange({ per: per === 'click' ? 'click' : 'thousand-views' })}
      />
      {textFields.map(({ id, label }) => (
        <TextField
          key={id}
          label={translate(label)}
          value={price[id]}
          error={errorOf(id)}
          onInput={(text) => onChange({ [id]: text })}
        />
      ))}
      {price.per === 'thousand-views' && (
        <TextField
          label={translate('figures_clicks')}
          value={price.clicks}
          error={errorOf('clicks')}
          onInput={(clicks) => onChange({ clicks })}
        />
      )}
      <TextField
        label={translate('figures_as_of')}
        type="date"
        value={price.asOf}
        error={errorOf('asOf')}
        onInput={(asOf) => onChange({ asOf })}
      />
      <div class="figure-remove">
        <Button look="quiet" onClick={onRemove}>
          {translate('figures_price_remove')}
        </Button>
      </div>
    </fieldset>
  );
}
