import { formatNumber, translate, translateCount } from '../i18n/translate.ts';
import type { Brought } from '../messaging/results-messages.ts';
import { EvidenceMark } from '../ui/evidence-mark.tsx';
import { listConversions, listValues } from '../ui/figure-words.ts';

/** What my shares brought: what was seen at our links, what the company confirmed, and what was set aside. */
export function BroughtCard({ brought }: { brought: Brought }) {
  const { observed } = brought;
  const confirmed = listConversions(brought.confirmed);
  return (
    <div class="card brought">
      <dl>
        <div>
          <dt>
            <EvidenceMark evidence="observed" />
            {translate('results_observed')}
          </dt>
          <dd>
            <strong>{formatNumber(observed.people)}</strong>
            {translateCount('results_people', observed.people)}
          </dd>
          <dd class="soft">{translateCount('results_clicks', observed.clicks)}</dd>
        </div>
        <div>
          <dt>
            <EvidenceMark evidence="confirmed" />
            {translate('results_confirmed')}
          </dt>
          <dd>
            {confirmed.length === 0 ? translate('results_none_confirmed') : confirmed.join(', ')}
          </dd>
          <dd class="soft">{listValues(brought.confirmed.value).join(', ')}</dd>
        </div>
      </dl>
      {observed.setAside > 0 && (
        <p class="soft">
          <EvidenceMark evidence="void" />
          {translateCount('results_set_aside', observed.setAside)}
        </p>
      )}
    </div>
  );
}
