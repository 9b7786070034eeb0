const PRIME_LOW = 0x1b3;
const TWO_32 = 0x1_0000_0000;

/**
 * The 64-bit FNV-1a hash of a text's UTF-16 code units as 16 hex digits. It names content (a catalogue, a link class) and
 * proves nothing about trust.
 */
export const contentHash = (text: string): string => {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let i = 0; i < text.length; i++) {
    low = (low ^ text.charCodeAt(i)) >>> 0;
    // (high·2^32 + low) · (2^40 + 0x1b3) mod 2^64, in halves small enough for exact doubles
    const product = low * PRIME_LOW;
    high = (Math.imul(high, PRIME_LOW) + Math.floor(product / TWO_32) + (low << 8)) >>> 0;
    low = product % TWO_32;
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
};
