import { decodeCsv } from '../csv/decode-csv.ts';
import type { ProblemDetails } from './problems.ts';
import type { EndpointApp } from './zod-validation.ts';

/** Lets the routes of this scope take CSV, as bytes: which text they are, {@link readCsvBody} says. */
export function acceptCsv(app: EndpointApp): void {
  app.addContentTypeParser(
    'text/csv',
    { parseAs: 'buffer' },
    async (_request: unknown, body: Buffer) => body,
  );
}

/** The text of a CSV body, or what to answer instead. */
export function readCsvBody(body: unknown): string | ProblemDetails {
  if (!(body instanceof Uint8Array)) {
    return { status: 415, detail: 'Send the file as text/csv, in UTF-8.' };
  }
  const text = decodeCsv(body);
  return text ?? { status: 400, detail: 'The file is not UTF-8. Save it as "CSV UTF-8".' };
}
