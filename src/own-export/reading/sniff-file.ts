import type { Refusal } from './refusal.ts';

const HEAD_BYTES = 512;

/** First bytes of what people have instead of the ZIP file: LinkedIn also offers a PDF, Macs and mail make others. */
const SIGNATURES: readonly [string, 'zip' | Refusal][] = [
  ['PK\u0003\u0004', 'zip'],
  // An archive without entries has its end only, and that is no export.
  ['PK\u0005\u0006', 'not-an-export'],
  ['%PDF', 'pdf'],
  ['Rar!', 'other-archive'],
  ['7z\u00BC\u00AF', 'other-archive'],
  ['\u001F\u008B', 'other-archive'],
];

/** Tells a ZIP file from what it is not, by its first bytes; the name only helps to say what it is instead. */
export async function sniffFile(file: Blob, name: string): Promise<'zip' | Refusal> {
  if (file.size === 0) return 'empty';
  const bytes = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const head = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  const known = SIGNATURES.find(([signature]) => head.startsWith(signature));
  if (known) return known[1];
  if (/^(?:\u00EF\u00BB\u00BF)?\s*<(?:!doctype|html|\?xml)/i.test(head)) return 'web-page';
  return /\.(?:csv|js|json)$/i.test(name) ? 'single-table' : 'not-a-zip';
}
