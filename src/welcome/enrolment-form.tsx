import { useSignal } from '@preact/signals';
import { translate } from '../i18n/translate.ts';
import { Button } from '../ui/button.tsx';
import { LiveRegion, Notice } from '../ui/notice.tsx';
import { TextField } from '../ui/text-field.tsx';
import { type EnrolError, enrolErrorAt } from './enrolment-error.ts';
import { type Invitation, readInvitation } from './invitation.ts';

interface EnrolmentFormProps {
  /** The address from the company's browser policy; the person cannot change it. */
  managedEndpointUrl: string | null;
  error: EnrolError | null;
  busy: boolean;
  onEnrol: (invitation: Invitation) => void;
}

/** The company's address and the code, or an invitation link pasted into either. */
export function EnrolmentForm({ managedEndpointUrl, error, busy, onEnrol }: EnrolmentFormProps) {
  const address = useSignal('');
  const code = useSignal('');
  const missing = useSignal(false);
  const endpointUrl = managedEndpointUrl ?? address.value;
  const formError = enrolErrorAt('form', error);

  /** Takes what was typed or pasted into one field; an invitation link fills both. */
  function take(text: string, field: typeof address) {
    const invitation = readInvitation(text);
    missing.value = false;
    if (!invitation) field.value = text;
    else {
      address.value = invitation.endpointUrl;
      code.value = invitation.code;
    }
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        missing.value = !endpointUrl.trim() || !code.value.trim();
        if (!missing.value && !busy) onEnrol({ endpointUrl: endpointUrl.trim(), code: code.value });
      }}
    >
      <TextField
        label={translate('enrol_address')}
        type="url"
        code
        value={endpointUrl}
        readOnly={managedEndpointUrl !== null}
        placeholder="https://portevoix.example.com"
        hint={translate(managedEndpointUrl ? 'enrol_address_managed' : 'enrol_address_hint')}
        error={
          missing.value && !endpointUrl.trim()
            ? translate('enrol_address_missing')
            : enrolErrorAt('address', error)
        }
        onInput={(text) => take(text, address)}
      />
      <TextField
        label={translate('enrol_code')}
        code
        value={code.value}
        hint={translate('enrol_code_hint')}
        error={
          missing.value && !code.value.trim()
            ? translate('enrol_code_missing')
            : enrolErrorAt('code', error)
        }
        onInput={(text) => take(text, code)}
      />
      <LiveRegion>{formError && <Notice tone="bad">{formError}</Notice>}</LiveRegion>
      <Button look="primary" type="submit" busy={busy}>
        {translate(busy ? 'enrol_busy' : 'enrol_action')}
      </Button>
    </form>
  );
}
