import { translate, translateCount } from '../i18n/translate.ts';
import type { LedgerNote, LedgerPage } from '../messaging/privacy-messages.ts';
import { Button } from '../ui/button.tsx';
import { Disclosure } from '../ui/disclosure.tsx';
import { formatInstant } from '../ui/format.ts';
import { requestSentence } from './privacy-words.ts';

/** Everything that waits and everything that left, byte for byte, with what was answered. */
export function LedgerList({ ledger, onMore }: { ledger: LedgerPage; onMore: () => void }) {
  const { queued, waiting, sent, hasMore } = ledger;
  return (
    <section class="ledger">
      <h2>{translate('ledger_title')}</h2>
      {waiting.length > 0 && (
        <Disclosure summary={translateCount('ledger_waiting', queued)}>
          <pre>{JSON.stringify(waiting, null, 2)}</pre>
        </Disclosure>
      )}
      {sent.length === 0 && <p class="soft">{translate('ledger_empty')}</p>}
      {sent.map((note) => (
        <Disclosure key={note.id} summary={<Summary note={note} />}>
          <Payload note={note} />
        </Disclosure>
      ))}
      {hasMore && (
        <div class="actions">
          <Button onClick={onMore}>{translate('load_more')}</Button>
        </div>
      )}
      <p class="soft">{translate('ledger_limit')}</p>
    </section>
  );
}

function Summary({ note }: { note: LedgerNote }) {
  return (
    <span class="ledger-summary">
      {requestSentence(note)}
      <span class="soft">
        {formatInstant(note.at)} ·{' '}
        {note.status === null ? translate('ledger_unanswered') : `HTTP ${note.status}`}
      </span>
    </span>
  );
}

function Payload({ note }: { note: LedgerNote }) {
  return (
    <>
      <p>
        <code>
          {note.method} {note.url}
          {Object.entries(note.headers).map(([name, value]) => (
            <div key={name}>
              {name}: {value}
            </div>
          ))}
        </code>
      </p>
      {note.body === null ? (
        <p class="soft">{translate('ledger_no_body')}</p>
      ) : (
        <pre>{note.body}</pre>
      )}
      {note.answer && (
        <>
          <p class="soft">{translate('ledger_answer')}</p>
          <pre>{note.answer}</pre>
        </>
      )}
    </>
  );
}
