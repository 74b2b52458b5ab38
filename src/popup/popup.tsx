import { useSignal } from '@preact/signals';
import { translate } from '../i18n/translate.ts';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { refreshIcon, unpluggedIcon } from '../ui/icons.ts';
import { TabList, TabPanel } from '../ui/tab-list.tsx';
import { Header } from './header.tsx';
import { type PlaceId, places } from './places.ts';
import { usePopup } from './use-popup.ts';

/** The popup: a header, one place, and the bar that leads to the others. */
export function Popup() {
  const selected = useSignal<PlaceId>('share');
  const { model, failed, reload } = usePopup();
  return (
    <>
      <Header {...model} />
      <main>
        {places.map(({ id, Place }) =>
          id === selected.value ? (
            <TabPanel key={id} id={id}>
              {failed ? <SilentWorker onReload={reload} /> : <Place {...model} />}
            </TabPanel>
          ) : null,
        )}
      </main>
      <nav class="bar" aria-label={translate('places_label')}>
        <TabList
          label={translate('places_label')}
          tabs={places.map(({ id, label, icon }) => ({ id, label: translate(label), icon }))}
          selected={selected.value}
          onSelect={(id) => {
            selected.value = id;
            model.clearOutcome();
            // What happened in a composer meanwhile is shown too.
            reload();
          }}
        />
      </nav>
    </>
  );
}

function SilentWorker({ onReload }: { onReload: () => void }) {
  return (
    <EmptyState
      icon={unpluggedIcon}
      title={translate('worker_title')}
      action={
        <Button look="primary" icon={refreshIcon} onClick={onReload}>
          {translate('try_again')}
        </Button>
      }
    >
      {translate('worker_silent')}
    </EmptyState>
  );
}
