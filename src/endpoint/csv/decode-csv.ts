/**
 * The text of a CSV file: UTF-8, or UTF-16 as Excel's "Unicode text" has it, each with or without its byte order mark
 * (UTF-16 only with). Null if it is neither: guessing an eight-bit code page would change words in silence.
 */
export function decodeCsv(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(nameEncoding(bytes), { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function nameEncoding([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return 'utf-8';
}
