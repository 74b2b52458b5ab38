import { translate, translateCount } from '../i18n/translate.ts';
import type { DeliveryStatus } from '../messaging/delivery-messages.ts';
import type { RecentShare } from '../messaging/extension-messages.ts';
import { Button } from '../ui/button.tsx';
import type { PopupModel } from './popup-model.ts';
import { QuarantinedRow } from './quarantined-row.tsx';
import { RejectedEventRow } from './rejected-event-row.tsx';

interface SetAsideProps {
  delivery: DeliveryStatus;
  shares: readonly RecentShare[];
  model: Pick<PopupModel, 'retry' | 'dismiss' | 'dismissQuarantined' | 'dismissElsewhere'>;
}

/** What does not go out by itself: refused by the server, damaged here, or for a company that was left. */
export function SetAside({ delivery, shares, model }: SetAsideProps) {
  const { rejected, quarantined, elsewhere } = delivery;
  const titleOf = (id: string | null) =>
    shares.find(({ shareId }) => shareId === id)?.title ?? null;
  return (
    <>
      {rejected.length > 0 && (
        <section>
          <h2>{translate('rejected_title')}</h2>
          <ul class="rows">
            {rejected.map((event) => (
              <RejectedEventRow
                key={event.id}
                event={event}
                title={titleOf(event.shareId)}
                onRetry={() => model.retry(event.id)}
                onDismiss={() => model.dismiss(event.id)}
              />
            ))}
          </ul>
        </section>
      )}
      {quarantined.length > 0 && (
        <section>
          <h2>{translate('quarantine_title')}</h2>
          <ul class="rows">
            {quarantined.map((note) => (
              <QuarantinedRow
                key={note.id}
                note={note}
                onDismiss={() => model.dismissQuarantined(note.id)}
              />
            ))}
          </ul>
        </section>
      )}
      {elsewhere.length > 0 && (
        <section>
          <h2>{translate('elsewhere_title')}</h2>
          {elsewhere.map(({ host, events }) => (
            <p key={host}>{translateCount('elsewhere', events, host)}</p>
          ))}
          <div class="actions">
            <Button onClick={model.dismissElsewhere}>{translate('elsewhere_discard')}</Button>
          </div>
        </section>
      )}
    </>
  );
}
