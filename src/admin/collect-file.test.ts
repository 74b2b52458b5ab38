import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvRow } from '../domain/csv.ts';
import { collectFile, type ExportProgress } from './collect-file.ts';
import { createRowCounter } from './row-counter.ts';

const encode = (text: string) => new TextEncoder().encode(text);

function streamOf(pieces: readonly string[], breaks = false) {
  return new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(encode(piece));
      if (breaks) controller.error(new TypeError('cut off'));
      else controller.close();
    },
  });
}

describe('an export', () => {
  test('becomes a file, byte for byte, and says how far it is', async () => {
    const seen: ExportProgress[] = [];
    const { blob, progress } = await collectFile(streamOf(['a\r\n', 'x\r\n', 'y\r\n']), {
      format: 'csv',
      signal: new AbortController().signal,
      onProgress: (reached) => seen.push(reached),
    });
    expect(await blob.text()).toBe('a\r\nx\r\ny\r\n');
    expect(progress).toEqual({ rows: 2, bytes: 9 });
    expect(seen.map(({ rows }) => rows)).toEqual([0, 1, 2]);
  });

  test('that breaks halfway is no file', async () => {
    const options = {
      format: 'csv',
      onProgress: () => {},
      signal: new AbortController().signal,
    } as const;
    await expect(collectFile(streamOf(['a\r\n'], true), options)).rejects.toThrow('cut off');
  });

  test('that is cancelled is no file, and nothing more is read', async () => {
    const abort = new AbortController();
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: (controller) => controller.enqueue(encode('{}\n')),
      cancel: () => void (cancelled = true),
    });
    const collected = collectFile(endless, {
      format: 'ndjson',
      signal: abort.signal,
      onProgress: ({ rows }) => rows === 3 && abort.abort(),
    });
    await expect(collected).rejects.toThrow(/abort/i);
    expect(cancelled).toBe(true);
  });
});

describe('rows', () => {
  test('are counted as written, whatever the cells hold and wherever the pieces are cut', () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom('a\nb', 'say "hi"', '\r\n', ''));
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 3 }), { maxLength: 12 });
    fc.assert(
      fc.property(table, fc.integer({ min: 1, max: 7 }), (rows, size) => {
        const bytes = encode(csvRow(['head']) + rows.map((cells) => csvRow(cells)).join(''));
        const count = createRowCounter('csv');
        let counted = 0;
        for (let at = 0; at < bytes.length; at += size) counted = count(bytes.slice(at, at + size));
        expect(counted).toBe(rows.length);
      }),
    );
  });

  test('of NDJSON are its lines', () => {
    expect(createRowCounter('ndjson')(encode('{"a":"\\""}\n{}\n'))).toBe(2);
  });
});
