import {
  type AttributionModel,
  attributionModelSchema,
  LOOKBACK_DAYS,
  type LookbackDays,
  type ResultDimension,
  resultDimensionSchema,
} from '../contract/results.ts';
import { type MessageKey, translate } from '../i18n/translate.ts';
import { formatDays } from '../ui/format.ts';
import { SelectField, TextField } from '../ui/text-field.tsx';

/** What is asked of the results; a month that is empty or half typed stands for the endpoint's own choice. */
export interface ResultsForm {
  from: string;
  to: string;
  by: ResultDimension;
  model: AttributionModel;
  lookbackDays: LookbackDays;
}

export const FIRST_RESULTS: ResultsForm = {
  from: '',
  to: '',
  by: 'campaign',
  model: 'last',
  lookbackDays: 90,
};

const dimensionWords: Record<ResultDimension, MessageKey> = {
  campaign: 'filter_campaign',
  item: 'column_content',
  network: 'filter_network',
  composer: 'results_composer',
  audience: 'results_audience',
  sector: 'results_sector',
  month: 'results_month',
};

const modelWords: Record<AttributionModel, MessageKey> = {
  first: 'model_first',
  last: 'model_last',
  linear: 'model_linear',
  'position-based': 'model_position',
  'time-decay': 'model_decay',
};

/** What results are told by, as the head of their column. */
export function dimensionWord(dimension: ResultDimension): string {
  return translate(dimensionWords[dimension]);
}

interface ResultsBarProps {
  form: ResultsForm;
  onChange: (form: ResultsForm) => void;
}

/** Which months, told by what, credited how. A change takes effect at once. */
export function ResultsBar({ form, onChange }: ResultsBarProps) {
  return (
    <search class="filters" aria-label={translate('results_filter')}>
      <TextField
        label={translate('results_from')}
        type="month"
        value={form.from}
        onInput={(from) => onChange({ ...form, from })}
      />
      <TextField
        label={translate('results_to')}
        type="month"
        value={form.to}
        onInput={(to) => onChange({ ...form, to })}
      />
      <SelectField
        label={translate('results_by')}
        value={form.by}
        options={resultDimensionSchema.options.map((value) => ({
          value,
          label: dimensionWord(value),
        }))}
        onSelect={(by) => onChange({ ...form, by: resultDimensionSchema.parse(by) })}
      />
      <SelectField
        label={translate('results_model')}
        value={form.model}
        options={attributionModelSchema.options.map((value) => ({
          value,
          label: translate(modelWords[value]),
        }))}
        onSelect={(model) => onChange({ ...form, model: attributionModelSchema.parse(model) })}
      />
      <SelectField
        label={translate('results_lookback')}
        value={String(form.lookbackDays)}
        options={LOOKBACK_DAYS.map((days) => ({
          value: String(days),
          label: formatDays(days),
        }))}
        onSelect={(text) => {
          const lookbackDays = LOOKBACK_DAYS.find((days) => String(days) === text);
          if (lookbackDays) onChange({ ...form, lookbackDays });
        }}
      />
    </search>
  );
}
