import { Readable } from 'node:stream';

/** How long whoever reads may take nothing, and how long they may take for all of it, in milliseconds. */
export interface ExportLimits {
  standstillMs: number;
  wholeMs: number;
}

/** A minute without taking anything is a reader that has gone; an hour is enough for a hundred million rows. */
export const EXPORT_LIMITS: ExportLimits = { standstillMs: 60_000, wholeMs: 3_600_000 };

/** An export was cut, since whoever reads it was too slow. */
export class TooSlowError extends Error {}

/**
 * Sends pages as a stream, and breaks it off at a limit: as long as it lasts a snapshot is held, behind which the database
 * can clear nothing up. The reader sees an answer that ends before its end, and may go on behind the last row.
 */
export function limitStream(pages: AsyncGenerator<Uint8Array>, limits: ExportLimits): Readable {
  const cut = (why: string) => void stream.destroy(new TooSlowError(why));
  const whole = setTimeout(cut, limits.wholeMs, 'An export took too long.');
  const stream = Readable.from(watch(), { objectMode: false, highWaterMark: 1 });
  stream.once('close', () => clearTimeout(whole));
  return stream;

  async function* watch(): AsyncGenerator<Uint8Array> {
    for await (const page of pages) {
      const standstill = setTimeout(cut, limits.standstillMs, 'Nobody took an export any more.');
      try {
        yield page;
      } finally {
        clearTimeout(standstill);
      }
    }
  }
}
