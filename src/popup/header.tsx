import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { translate } from '../i18n/translate.ts';
import { Mark } from '../ui/mark.tsx';
import { ToneIcon } from '../ui/notice.tsx';
import { computeHealth, type HealthFacts } from './health.ts';
import { lazyPart } from './lazy-part.tsx';
import type { PopupModel } from './popup-model.ts';

const HealthDetail = lazyPart(async () => (await import('./health-detail.tsx')).HealthDetail);

/** The mark, the name, and one word on how things stand, which opens the detail. */
export function Header(model: PopupModel) {
  const { device, feed, delivery, troubles } = model;
  return (
    <header class="header">
      <span class="brand">
        <Mark />
        <h1>{translate('extName')}</h1>
      </span>
      {device && feed && delivery && troubles && (
        <HealthLight facts={{ device, feed, delivery, troubles }} model={model} />
      )}
    </header>
  );
}

function HealthLight({ facts, model }: { facts: HealthFacts; model: PopupModel }) {
  const open = useSignal(false);
  const id = useId();
  const { tone, word } = computeHealth(facts, model.nowMs);
  return (
    <div
      class="health"
      onFocusOut={(event) => {
        const { relatedTarget } = event;
        const stays = relatedTarget instanceof Node && event.currentTarget.contains(relatedTarget);
        if (!stays) open.value = false;
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open.value) return;
        event.preventDefault();
        open.value = false;
        event.currentTarget.querySelector('button')?.focus();
      }}
    >
      <button
        type="button"
        class="light"
        aria-expanded={open.value}
        aria-controls={id}
        aria-label={translate('health_label', translate(word))}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        <ToneIcon tone={tone} />
        {translate(word)}
      </button>
      <div class="sheet" id={id} tabIndex={-1} hidden={!open.value}>
        {open.value && <HealthDetail facts={facts} model={model} />}
      </div>
    </div>
  );
}
