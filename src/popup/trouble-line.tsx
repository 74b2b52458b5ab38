import { useSignal } from '@preact/signals';
import type { Trouble, TroubleKind } from '../domain/trouble.ts';
import { type MessageKey, translate } from '../i18n/translate.ts';
import { Button } from '../ui/button.tsx';
import { formatDistance } from '../ui/format.ts';
import { copyIcon } from '../ui/icons.ts';
import { LiveRegion } from '../ui/notice.tsx';
import { pageHealth } from './health.ts';
import { HealthLine } from './health-line.tsx';
import type { Diagnosis, Outcome, PopupModel } from './popup-model.ts';

const sentences: Record<TroubleKind, MessageKey> = {
  'unrecognised-editor': 'trouble_unrecognised',
  'no-composer': 'trouble_unrecognised',
  'unknown-engine': 'trouble_not_taken',
  'not-verified': 'trouble_not_taken',
};

interface TroubleLineProps {
  trouble: Trouble;
  model: PopupModel;
}

/** What goes wrong in a network's pages: the text to copy instead, and a diagnostic that the person may send. */
export function TroubleLine({ trouble, model }: TroubleLineProps) {
  const said = useSignal<Outcome | null>(null);
  const drawn = useSignal<Diagnosis | null>(null);
  const busy = useSignal(false);
  const label = model.networks.find(({ id }) => id === trouble.network)?.label ?? trouble.network;
  const contact = model.device?.enrolment?.programme.privacyContact;
  /** Both write to the clipboard: one after the other. */
  const act = async (work: () => Promise<Outcome>) => {
    if (busy.value) return;
    busy.value = true;
    said.value = await work();
    busy.value = false;
  };
  const diagnose = async () => {
    drawn.value = await model.diagnose(trouble);
    return drawn.value.outcome;
  };
  return (
    <HealthLine
      tone={pageHealth([trouble]).tone}
      title={label}
      action={
        <>
          <div class="actions">
            <Button
              icon={copyIcon}
              busy={busy.value}
              onClick={() => void act(() => model.copyBest(trouble.network))}
            >
              {translate('trouble_copy')}
            </Button>
            <Button look="quiet" busy={busy.value} onClick={() => void act(diagnose)}>
              {translate('trouble_diagnose')}
            </Button>
          </div>
          <LiveRegion>{said.value && <p class="said">{said.value.text}</p>}</LiveRegion>
          {drawn.value && (
            <>
              <pre class="diagnostic" tabIndex={0}>
                {drawn.value.text}
              </pre>
              <p>{translate('trouble_send', contact ?? translate('trouble_contact'))}</p>
            </>
          )}
        </>
      }
    >
      {translate(sentences[trouble.kind], label, formatDistance(trouble.at, model.nowMs))}
    </HealthLine>
  );
}
