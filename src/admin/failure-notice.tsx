import { translate } from '../i18n/translate.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { type Failure, failureWords } from './endpoint-words.ts';

interface FailureNoticeProps {
  failure: Failure;
  /** The way out where the key is not good (any longer). */
  onSignOut: () => void;
  /** The way out of everything else. */
  onReload: () => void;
}

/** What went wrong at the endpoint, and what can be done. */
export function FailureNotice({ failure, onSignOut, onReload }: FailureNoticeProps) {
  const actions =
    failure.error === 'unauthorised' ? (
      <Button onClick={onSignOut}>{translate('sign_in_again')}</Button>
    ) : (
      <Button onClick={onReload}>{translate('try_again')}</Button>
    );
  return (
    <Notice tone="bad" actions={actions}>
      {failureWords(failure)}
    </Notice>
  );
}
