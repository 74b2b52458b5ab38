import { translate, translateCount } from '../i18n/translate.ts';
import { findNetwork } from '../networks/registry.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { privacyIcon } from '../ui/icons.ts';
import { Mark } from '../ui/mark.tsx';
import { LiveRegion, Notice } from '../ui/notice.tsx';
import { DropZone } from './drop-zone.tsx';
import { HowToGetIt } from './how-to-get-it.tsx';
import { Preview } from './preview.tsx';
import type { ReadingStep } from './reading/read-export.ts';
import { refusalSentence } from './refusal-words.ts';
import { type ImportModel, useImport } from './use-import.ts';

/**
 * Fills the checklist in from somebody's own data export. A page and not the popup: a popup closes when a file chooser
 * opens in Firefox, and on some desktops in Chromium.
 */
export function OwnExportPage() {
  const model = useImport();
  return (
    <div class="page">
      <header class="hero">
        <Mark size={40} />
        <div>
          <h1>{translate('import_title')}</h1>
          <p>{translate('import_lead')}</p>
        </div>
      </header>
      <main>
        <Stage {...model} />
        <p class="private">
          <Icon icon={privacyIcon} />
          {translate('import_private')}
        </p>
        <HowToGetIt />
      </main>
    </div>
  );
}

function Stage(model: ImportModel) {
  const { stage, read, discard } = model;
  if (stage.at === 'reading') return <Progress {...stage} onCancel={discard} />;
  if (stage.at === 'done' && stage.outcome.status === 'read' && stage.outcome.answers.length > 0) {
    return <Found model={model} outcome={stage.outcome} />;
  }
  return (
    <>
      <LiveRegion>
        <Said {...model} />
      </LiveRegion>
      <DropZone onFile={read} />
    </>
  );
}

/** What came of the last file, above the place for the next one. */
function Said({ stage }: ImportModel) {
  if (stage.at === 'kept') {
    return <Notice tone="good">{translateCount('import_kept', stage.count)}</Notice>;
  }
  if (stage.at !== 'done') return null;
  const { outcome } = stage;
  return (
    <Notice tone="care" title={translate('import_nothing_changed')}>
      {outcome.status === 'refused'
        ? refusalSentence(outcome.reason, outcome.entry)
        : translate('import_nothing_found')}
    </Notice>
  );
}

interface ProgressProps {
  fileName: string;
  step: ReadingStep | null;
  onCancel: () => void;
}

function Progress({ fileName, step, onCancel }: ProgressProps) {
  return (
    <section class="card reading">
      <p id="reading" role="status">
        {step ? translate('import_reading', step.path) : translate('import_opening', fileName)}
      </p>
      <progress aria-labelledby="reading" {...(step ? { value: step.done, max: step.of } : {})} />
      <Button onClick={onCancel}>{translate('import_cancel')}</Button>
    </section>
  );
}

function Found({
  model,
  outcome,
}: {
  model: ImportModel;
  outcome: Extract<ImportModel['stage'], { at: 'done' }>['outcome'] & { status: 'read' };
}) {
  const { network, madeAt, answers } = outcome;
  return (
    <>
      {model.failed && <Notice tone="bad">{translate('error_worker')}</Notice>}
      <Preview
        found={answers}
        madeAt={madeAt}
        networkLabel={findNetwork(network)?.label ?? network}
        known={model.answers ?? {}}
        keeping={model.keeping}
        onKeep={(chosen) => model.keep(chosen, madeAt)}
        onDiscard={model.discard}
      />
    </>
  );
}
