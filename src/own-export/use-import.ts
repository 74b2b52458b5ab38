import { batch, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ChecklistAnswers } from '../domain/checklist/criterion.ts';
import type { DerivedAnswer } from '../domain/checklist/derived-answer.ts';
import { getChecklist, saveChecklistAnswers } from '../messaging/checklist-messages.ts';
import { getDevice } from '../messaging/extension-messages.ts';
import { send } from '../messaging/send.ts';
import { type Reading, readInWorker } from './reader-client.ts';
import type { ExportOutcome, ReadingStep } from './reading/read-export.ts';

/** Where an import is. Nothing is written down before the person says so in `read`. */
export type ImportStage =
  | { at: 'start' }
  | { at: 'reading'; fileName: string; step: ReadingStep | null }
  | { at: 'done'; outcome: ExportOutcome }
  | { at: 'kept'; count: number };

/** An import as the page shows it. */
export interface ImportModel {
  stage: ImportStage;
  /** What the checklist holds now; null: on its way, or the worker is silent. */
  answers: ChecklistAnswers | null;
  /** The worker did not take the answers; they are still there to be kept. */
  failed: boolean;
  /** Answers are on their way to the checklist. */
  keeping: boolean;
  read: (file: File) => void;
  /** Ends the reading, or drops what was found: back to the start with nothing changed. */
  discard: () => void;
  keep: (chosen: readonly DerivedAnswer[], madeAt: string) => void;
}

/** Reads one file at a time, and hands the answers that the person keeps to the extension's worker. */
export function useImport(): ImportModel {
  const stage = useSignal<ImportStage>({ at: 'start' });
  const answers = useSignal<ChecklistAnswers | null>(null);
  const topics = useSignal<readonly string[]>([]);
  const failed = useSignal(false);
  const keeping = useSignal(false);
  const reading = useRef<Reading | null>(null);

  useEffect(() => {
    void send(getChecklist, null).then((result) => {
      if (result.ok) answers.value = result.answer;
    });
    void send(getDevice, null).then((result) => {
      if (result.ok) topics.value = result.answer.enrolment?.ambassador.topics ?? [];
    });
    return () => reading.current?.cancel();
  }, [answers, topics]);

  function read(file: File) {
    reading.current?.cancel();
    stage.value = { at: 'reading', fileName: file.name, step: null };
    const request = { file, topics: topics.value, now: new Date() };
    reading.current = readInWorker(request, (step) => {
      if (stage.value.at === 'reading') stage.value = { ...stage.value, step };
    });
    void reading.current.outcome.then((outcome) => {
      stage.value = { at: 'done', outcome };
    });
  }

  function discard() {
    reading.current?.cancel();
    batch(() => {
      stage.value = { at: 'start' };
      failed.value = false;
    });
  }

  async function keep(chosen: readonly DerivedAnswer[], madeAt: string) {
    if (keeping.value) return;
    keeping.value = true;
    const given = chosen.map(({ criterionId, answer }) => ({
      criterionId,
      answer,
      from: 'export' as const,
      at: madeAt,
    }));
    const result = await send(saveChecklistAnswers, { answers: given });
    batch(() => {
      keeping.value = false;
      failed.value = !result.ok;
      if (result.ok) {
        answers.value = result.answer;
        stage.value = { at: 'kept', count: given.length };
      }
    });
  }

  return {
    stage: stage.value,
    answers: answers.value,
    failed: failed.value,
    keeping: keeping.value,
    read,
    discard,
    keep: (chosen, madeAt) => void keep(chosen, madeAt),
  };
}
