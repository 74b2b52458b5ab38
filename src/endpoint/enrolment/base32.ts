const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
const BITS_PER_CHARACTER = 5;
/** What each character stands for, by its code. */
const VALUES: number[] = [];
for (let value = 0; value < ALPHABET.length; value += 1) VALUES[ALPHABET.charCodeAt(value)] = value;

/** Bytes in base32 (RFC 4648) in lower case, without padding; bits that fill no whole character are left out. */
export function base32(bytes: Uint8Array): string {
  let text = '';
  let pending = 0;
  let pendingBits = 0;
  for (const byte of bytes) {
    pending = (pending << 8) | byte;
    pendingBits += 8;
    while (pendingBits >= BITS_PER_CHARACTER) {
      pendingBits -= BITS_PER_CHARACTER;
      text += ALPHABET.charAt((pending >> pendingBits) & 31);
    }
    pending &= (1 << pendingBits) - 1;
  }
  return text;
}

/** The first bits of what {@link base32} wrote, at most 32 of them, as a whole number. */
export function readBase32Bits(text: string, bits: number): number {
  const characters = Math.ceil(bits / BITS_PER_CHARACTER);
  let value = 0;
  for (let place = 0; place < characters; place += 1) {
    value = value * 2 ** BITS_PER_CHARACTER + (VALUES[text.charCodeAt(place)] ?? 0);
  }
  return Math.floor(value / 2 ** (characters * BITS_PER_CHARACTER - bits));
}
