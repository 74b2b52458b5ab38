import { translate, translateCount } from '../i18n/translate.ts';
import type { Brought, ItemBrought, OwnResultsAnswer } from '../messaging/results-messages.ts';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { Loading } from '../ui/empty-state.tsx';
import { listConversions } from '../ui/figure-words.ts';
import { refreshIcon } from '../ui/icons.ts';
import { BroughtCard } from './brought-card.tsx';
import { causeWord } from './feed-words.ts';

interface BroughtSectionProps {
  results: OwnResultsAnswer | null;
  withoutAttribution: boolean;
  onReload: () => void;
}

/** What came of my shares; thanks to whom is nobody's ranking. */
export function BroughtSection({ results, withoutAttribution, onReload }: BroughtSectionProps) {
  if (results?.status === 'local') return null;
  return (
    <section>
      <h2>{translate('results_title')}</h2>
      <div aria-live="polite">
        {results ? (
          <Told results={results} onReload={onReload} />
        ) : (
          <Loading label={translate('loading')} lines={2} />
        )}
      </div>
      {withoutAttribution && <p class="soft">{translate('results_without_attribution')}</p>}
    </section>
  );
}

function Told({
  results,
  onReload,
}: {
  results: Exclude<OwnResultsAnswer, { status: 'local' }>;
  onReload: () => void;
}) {
  if (results.status === 'paused') return <p>{translate('results_paused')}</p>;
  if (results.status === 'unavailable') {
    return (
      <>
        <p>{translate('results_unavailable', causeWord(results.error))}</p>
        <div class="actions">
          <Button icon={refreshIcon} onClick={onReload}>
            {translate('try_again')}
          </Button>
        </div>
      </>
    );
  }
  const { total, items } = results;
  if (isNothing(total)) return <p class="soft">{translate('results_nothing_yet')}</p>;
  return (
    <>
      <BroughtCard brought={total} />
      <Disclosure summary={translate('results_by_item')}>
        <ul class="rows">
          {items.map((item) => (
            <BroughtRow key={item.itemId} item={item} />
          ))}
        </ul>
      </Disclosure>
    </>
  );
}

function BroughtRow({ item }: { item: ItemBrought }) {
  const people = item.observed.people;
  return (
    <li class="row">
      <p class="row-title">{item.title ?? item.itemId}</p>
      <p class="row-facts soft">
        {[translateCount('results_people_clicked', people), ...listConversions(item.confirmed)].map(
          (fact) => (
            <span key={fact}>{fact}</span>
          ),
        )}
      </p>
    </li>
  );
}

function isNothing({ observed, confirmed }: Brought): boolean {
  return observed.clicks + observed.setAside + confirmed.conversions.length === 0;
}
