import { useEffect } from 'preact/hooks';
import { translate } from '../i18n/translate.ts';
import { OutLink } from '../ui/button.tsx';
import { EmptyState, Loading } from '../ui/empty-state.tsx';
import { resultsIcon } from '../ui/icons.ts';
import { BroughtSection } from './brought.tsx';
import { DeliveryCard } from './delivery-card.tsx';
import { deliveryHealth } from './health.ts';
import { DEVICE_LOG_PAGE, type PopupModel } from './popup-model.ts';
import { SetAside } from './set-aside.tsx';
import { ShareRow } from './share-row.tsx';
import { Toast } from './toast.tsx';

/** What my shares brought, which they were, and what of them my company has. */
export function ResultsPlace(model: PopupModel) {
  const { delivery, device, shares, networks, nowMs } = model;
  useEffect(model.loadResults, []);
  if (!delivery || !shares) return <Loading label={translate('loading')} lines={4} />;
  const isWell = deliveryHealth(delivery).tone === 'good';
  const card = device?.consent === 'accepted' && (
    <DeliveryCard
      delivery={delivery}
      nowMs={nowMs}
      delivering={model.busy.has('deliver')}
      onDeliver={model.deliver}
    />
  );
  return (
    <div class="results scroll">
      {!isWell && card}
      <SetAside delivery={delivery} shares={shares} model={model} />
      {shares.length > 0 && (
        <BroughtSection
          results={model.results}
          withoutAttribution={device?.withoutAttribution ?? false}
          onReload={model.loadResults}
        />
      )}
      {isWell && card}
      {shares.length === 0 ? (
        <EmptyState icon={resultsIcon} title={translate('results_empty_title')}>
          {translate('results_empty_text')}
        </EmptyState>
      ) : (
        <section>
          <h2>{translate('shares_title')}</h2>
          <ul class="rows">
            {shares.map((share) => (
              <ShareRow
                key={share.shareId}
                share={share}
                results={model.results}
                onReport={model.report}
                networkLabel={
                  networks.find(({ id }) => id === share.network)?.label ?? share.network
                }
                nowMs={nowMs}
                staysHere={device?.consent !== 'accepted'}
              />
            ))}
          </ul>
          <p class="more">
            <OutLink href={DEVICE_LOG_PAGE}>{translate('shares_export')}</OutLink>
          </p>
        </section>
      )}
      <Toast outcome={model.outcome} onClose={model.clearOutcome} />
    </div>
  );
}
