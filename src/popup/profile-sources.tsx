import type { NetworkId } from '../contract/primitives.ts';
import type { DerivedAnswer } from '../domain/checklist/derived-answer.ts';
import { profileTextRules } from '../domain/checklist/profile-text-rule.ts';
import { translate } from '../i18n/translate.ts';
import { OutLink } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { archiveIcon } from '../ui/icons.ts';
import { TextCheck } from './text-check.tsx';

/** Where an export is read: in a tab, since a popup closes when a file chooser opens. */
const OWN_EXPORT_PAGE = 'own-export.html';

interface ProfileSourcesProps {
  network: NetworkId;
  topics: readonly string[];
  /** False if they were not kept. */
  onTake: (answers: readonly DerivedAnswer[]) => Promise<boolean>;
}

/** Two ways to answer without going through the list: one's own export, or a text that is pasted. */
export function ProfileSources({ network, topics, onTake }: ProfileSourcesProps) {
  const rules = profileTextRules.filter((rule) => rule.network === network);
  return (
    <section class="sources">
      <div class="source">
        <OutLink href={OWN_EXPORT_PAGE} icon={archiveIcon}>
          {translate('import_offer')}
        </OutLink>
        <p class="soft">{translate('import_offer_text')}</p>
      </div>
      {rules.length > 0 && (
        <Disclosure summary={<span>{translate('text_check_title')}</span>}>
          <TextCheck key={network} rules={rules} topics={topics} onTake={onTake} />
        </Disclosure>
      )}
    </section>
  );
}
