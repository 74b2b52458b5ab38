/** Letters and digits without look-alikes (Crockford's base32: no i, l, o, u), lower case only. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const BITS_PER_CHARACTER = 5n;

/** Characters of a code. */
export const CODE_LENGTH = 16;

const CODE_BYTES = (CODE_LENGTH * 5) / 8;
const CODE = new RegExp(`^[${ALPHABET}]{${CODE_LENGTH}}$`);

/** Ten bytes as sixteen characters. */
export function encodeCode(bytes: Uint8Array): string {
  let bits = BigInt(`0x${Buffer.from(bytes).toString('hex')}`);
  let code = '';
  for (let place = 0; place < CODE_LENGTH; place += 1) {
    code = ALPHABET.charAt(Number(bits & 31n)) + code;
    bits >>= BITS_PER_CHARACTER;
  }
  return code;
}

/** The ten bytes of a code, or null for any other text. Each code has one spelling only. */
export function decodeCode(code: string): Buffer | null {
  if (!CODE.test(code)) return null;
  let bits = 0n;
  for (const character of code) {
    bits = (bits << BITS_PER_CHARACTER) | BigInt(ALPHABET.indexOf(character));
  }
  return Buffer.from(bits.toString(16).padStart(CODE_BYTES * 2, '0'), 'hex');
}
