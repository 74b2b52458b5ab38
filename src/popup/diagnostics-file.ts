import type { Diagnostics } from '../messaging/extension-messages.ts';
import { fileName, saveFile } from '../ui/save-file.ts';

/** Saves what somebody who helps needs to know. */
export function saveDiagnostics(diagnostics: Diagnostics): void {
  const blob = new Blob([JSON.stringify(diagnostics, null, 2)], { type: 'application/json' });
  saveFile(blob, fileName('diagnostics', 'json', new Date()));
}
