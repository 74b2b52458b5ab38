import type { AdminSession, ShareState } from '../contract/share-log.ts';
import { translate } from '../i18n/translate.ts';
import { findNetwork } from '../networks/registry.ts';
import { Button } from '../ui/button.tsx';
import { shareStateWord } from '../ui/share-state.tsx';
import { SelectField, TextField } from '../ui/text-field.tsx';
import { EMPTY_FILTER, type FilterForm } from './share-filter.ts';

const states: readonly ShareState[] = [
  'inserted',
  'published',
  'probable',
  'scheduled',
  'unclaimed',
  'abandoned',
];

interface FilterBarProps {
  session: AdminSession;
  filter: FilterForm;
  onChange: (filter: FilterForm) => void;
}

/** Which shares to see and to export. A change takes effect at once. */
export function FilterBar({ session, filter, onChange }: FilterBarProps) {
  const any = { value: '', label: translate('filter_any') };
  const active = Object.values(filter).some((value) => value !== '');
  return (
    <search class="filters" aria-label={translate('filter_label')}>
      <TextField
        label={translate('filter_from')}
        type="date"
        value={filter.from}
        onInput={(from) => onChange({ ...filter, from })}
      />
      <TextField
        label={translate('filter_to')}
        type="date"
        value={filter.to}
        onInput={(to) => onChange({ ...filter, to })}
      />
      <SelectField
        label={translate('filter_network')}
        value={filter.network}
        options={[
          any,
          ...session.networks.map((id) => ({ value: id, label: findNetwork(id)?.label ?? id })),
        ]}
        onSelect={(network) => onChange({ ...filter, network })}
      />
      <SelectField
        label={translate('filter_campaign')}
        value={filter.campaign}
        options={[any, ...session.campaigns.map((slug) => ({ value: slug, label: slug }))]}
        onSelect={(campaign) => onChange({ ...filter, campaign })}
      />
      <SelectField
        label={translate('filter_state')}
        value={filter.state}
        options={[any, ...states.map((state) => ({ value: state, label: shareStateWord(state) }))]}
        onSelect={(value) =>
          onChange({ ...filter, state: states.find((state) => state === value) ?? '' })
        }
      />
      <Button look="quiet" disabled={!active} onClick={() => onChange(EMPTY_FILTER)}>
        {translate('filter_clear')}
      </Button>
    </search>
  );
}
