import { translate } from '../i18n/translate.ts';
import { Button, OutLink } from '../ui/button.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Loading } from '../ui/empty-state.tsx';
import { downloadIcon } from '../ui/icons.ts';
import { LiveRegion, Notice } from '../ui/notice.tsx';
import { FarewellCard } from './farewell-card.tsx';
import { LedgerList } from './ledger-list.tsx';
import { PauseCard } from './pause-card.tsx';
import { type PopupModel, WELCOME_PAGE } from './popup-model.ts';
import { usePrivacy } from './use-privacy.ts';

/** What left this device, and every way to stop it, to take it along, or to take it back. */
export function PrivacyPlace({ device, reload, farewell, ...model }: PopupModel) {
  const privacy = usePrivacy(farewell, reload);
  if (!device) return <Loading label={translate('loading')} lines={4} />;
  const { busy, ledger } = privacy;
  const outcome = privacy.outcome ?? model.outcome;
  const accepted = device.consent === 'accepted';
  return (
    <div class="privacy scroll">
      <LiveRegion>
        {outcome && (
          <Notice
            tone={outcome.tone}
            actions={
              privacy.hasReceipt && (
                <Button icon={downloadIcon} onClick={privacy.saveReceipt}>
                  {translate('farewell_receipt')}
                </Button>
              )
            }
          >
            {outcome.text}
          </Notice>
        )}
      </LiveRegion>
      {accepted ? (
        <>
          <PauseCard pausedUntil={device.pausedUntil} busy={busy} onPause={privacy.pause} />
          <Checkbox
            label={translate('attribution_label')}
            hint={translate('attribution_hint')}
            checked={privacy.withoutAttribution ?? device.withoutAttribution}
            onChange={privacy.chooseAttribution}
          />
        </>
      ) : (
        <p>{translate('privacy_nothing_sent')}</p>
      )}
      {ledger ? (
        <LedgerList ledger={ledger} onMore={privacy.loadMore} />
      ) : (
        <Loading label={translate('loading')} lines={3} />
      )}
      <section class="card">
        <h2>{translate('privacy_own_data')}</h2>
        <p>{translate('privacy_own_data_means')}</p>
        <div class="actions">
          <Button icon={downloadIcon} busy={busy} onClick={privacy.exportData}>
            {translate('privacy_export')}
          </Button>
          <OutLink look="secondary" href={WELCOME_PAGE}>
            {translate('privacy_decision')}
          </OutLink>
        </div>
      </section>
      <FarewellCard enrolled={device.enrolment !== null} busy={busy} onBid={privacy.bid} />
    </div>
  );
}
