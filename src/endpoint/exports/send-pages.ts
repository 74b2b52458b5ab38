import type { Writable } from 'node:stream';

/** How long whoever reads may take nothing, and how long they may take for all of it, in milliseconds. */
export interface ExportLimits {
  standstillMs: number;
  wholeMs: number;
}

/** A minute without taking anything is a reader that has gone; an hour is enough for a hundred million rows. */
export const EXPORT_LIMITS: ExportLimits = { standstillMs: 60_000, wholeMs: 3_600_000 };

/** Whoever reads has left, or was too slow. */
export class ReaderGoneError extends Error {}

/**
 * Sends pages, each once the one before has left, and ends the answer behind the last. At a limit it is broken off: as long
 * as it lasts a snapshot is held, behind which the database can clear nothing up. Its reader notices, since it ends before
 * its end, and may go on behind the last row.
 *
 * @throws {ReaderGoneError} if it could not be sent to its end
 */
export async function sendPages(
  answer: Writable,
  pages: AsyncIterable<Uint8Array<ArrayBuffer>>,
  { standstillMs, wholeMs }: ExportLimits,
): Promise<void> {
  const whole = setTimeout(() => answer.destroy(), wholeMs);
  // What there is to say of it comes with the page that could not be written.
  answer.on('error', () => {});
  try {
    for await (const page of pages) {
      const standstill = setTimeout(() => answer.destroy(), standstillMs);
      try {
        await write(answer, page);
      } finally {
        clearTimeout(standstill);
      }
      // What has left is given back at once: some thirty megabytes of it would wait for the collector.
      page.buffer.transfer(0);
    }
    answer.end();
  } catch (error) {
    answer.destroy();
    throw error;
  } finally {
    clearTimeout(whole);
  }
}

/** Fulfils when the system has taken the page. */
function write(answer: Writable, page: Uint8Array): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const leave = () => reject(new ReaderGoneError('Whoever reads an export has left.'));
  if (answer.destroyed) leave();
  else {
    answer.once('close', leave);
    answer.write(page, (error) => {
      answer.off('close', leave);
      if (error) leave();
      else resolve();
    });
  }
  return promise;
}
