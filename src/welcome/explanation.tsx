import { type MessageKey, translate } from '../i18n/translate.ts';
import { Icon } from '../ui/icon.tsx';
import { doneIcon, neverIcon } from '../ui/icons.ts';
import { SentTable } from './sent-table.tsx';

const does: readonly MessageKey[] = ['does_share', 'does_tell', 'does_never_posts'];

const never: readonly MessageKey[] = [
  'never_text',
  'never_name',
  'never_network',
  'never_browsing',
  'never_refusals',
  'never_checklist',
  'never_expertise',
];

interface ExplanationProps {
  /** The company's server, where it is known. */
  recipientHost: string | null;
  privacyContact: string | null;
}

/** What Portevoix does, what leaves the device and what never does: all that a decision needs. */
export function Explanation({ recipientHost, privacyContact }: ExplanationProps) {
  return (
    <div class="explanation">
      <section>
        <h2>{translate('does_title')}</h2>
        <IconList icon="yes" keys={does} />
      </section>
      <section>
        <h2>{translate('sent_title')}</h2>
        <p>{translate('sent_intro')}</p>
        <SentTable />
        <p class="soft">{translate('sent_ip')}</p>
      </section>
      <section>
        <h2>{translate('never_title')}</h2>
        <IconList icon="no" keys={never} />
      </section>
      <section class="facts">
        <Fact title="recipients_title">
          {recipientHost
            ? translate('recipients_known', recipientHost)
            : translate('recipients_unknown')}
        </Fact>
        <Fact title="retention_title">{translate('retention_text')}</Fact>
        <Fact title="contact_title">{privacyContact ?? translate('contact_unknown')}</Fact>
      </section>
      <section class="terms">
        <h2>{translate('terms_title')}</h2>
        <p>{translate('terms_risk')}</p>
        <p>{translate('terms_ways')}</p>
      </section>
    </div>
  );
}

function IconList({ icon, keys }: { icon: 'yes' | 'no'; keys: readonly MessageKey[] }) {
  return (
    <ul class={`icon-list ${icon}`}>
      {keys.map((key) => (
        <li key={key}>
          <Icon icon={icon === 'yes' ? doneIcon : neverIcon} size={18} />
          <span>{translate(key)}</span>
        </li>
      ))}
    </ul>
  );
}

function Fact({ title, children }: { title: MessageKey; children: string }) {
  return (
    <div>
      <h3>{translate(title)}</h3>
      <p>{children}</p>
    </div>
  );
}
