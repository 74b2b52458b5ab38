import { useSignal } from '@preact/signals';
import { translate } from '../i18n/translate.ts';
import { readAddress } from '../ui/address.ts';
import { Button } from '../ui/button.tsx';
import { LiveRegion, Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import type { Credentials } from './credentials.ts';

interface SignInFormProps {
  /** What was typed last, to go on from. */
  tried: Credentials | null;
  /** What went wrong at the last attempt, in words. */
  error: string | null;
  busy: boolean;
  onSignIn: (credentials: Credentials) => void;
}

/** The endpoint's address and an admin token. */
export function SignInForm({ tried, error, busy, onSignIn }: SignInFormProps) {
  const address = useSignal(tried?.baseUrl ?? '');
  const token = useSignal(tried?.token ?? '');
  const checked = useSignal(false);
  const baseUrl = readAddress(address.value);
  return (
    <form
      class="card sign-in"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        checked.value = true;
        if (baseUrl && token.value.trim() && !busy)
          onSignIn({ baseUrl, token: token.value.trim() });
      }}
    >
      <h2>{translate('sign_in_title')}</h2>
      <p>{translate('sign_in_text')}</p>
      <TextField
        label={translate('sign_in_address')}
        type="url"
        code
        placeholder="https://portevoix.example.com"
        value={address.value}
        error={checked.value && !baseUrl ? translate('sign_in_address_wrong') : null}
        onInput={(text) => {
          address.value = text;
        }}
      />
      <TextField
        label={translate('sign_in_token')}
        type="password"
        code
        hint={translate('sign_in_token_hint')}
        value={token.value}
        error={checked.value && !token.value.trim() ? translate('sign_in_token_missing') : null}
        onInput={(text) => {
          token.value = text;
        }}
      />
      <LiveRegion>{error && <Notice tone="bad">{error}</Notice>}</LiveRegion>
      <Button look="primary" type="submit" busy={busy}>
        {translate(busy ? 'sign_in_busy' : 'sign_in_action')}
      </Button>
    </form>
  );
}
