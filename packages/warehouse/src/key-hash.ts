const SEED = 0;

const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by));

const utf8 = new TextEncoder();

/** MurmurHash3, x86, 32 bits, seed 0: the same as ClickHouse's murmurHash3_32. */
function murmur3(bytes: Uint8Array): number {
  const blocks = bytes.length & ~3;
  let h = SEED;
  const mix = (k: number): number => Math.imul(rotate(Math.imul(k, 0xcc9e2d51), 15), 0x1b873593);
  for (let i = 0; i < blocks; i += 4) {
    h = (Math.imul(rotate(h ^ mix(readWord(bytes, i)), 13), 5) + 0xe6546b64) | 0;
  }
  let tail = 0;
  for (let i = bytes.length - 1; i >= blocks; i--) tail = (tail << 8) | (bytes[i] ?? 0);
  if (blocks < bytes.length) h ^= mix(tail);
  h ^= bytes.length;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

const P1 = 0x9e3779b1;
const P2 = 0x85ebca77;
const P3 = 0xc2b2ae3d;
const P4 = 0x27d4eb2f;
const P5 = 0x165667b1;

/** xxHash, 32 bits, seed 0: the same as ClickHouse's xxHash32. */
function xxhash(bytes: Uint8Array): number {
  const length = bytes.length;
  let at = 0;
  let h: number;
  if (length >= 16) {
    let [a, b, c, d] = [(P1 + P2) | 0, P2 | 0, 0, -P1 | 0];
    const round = (acc: number, word: number): number => Math.imul(rotate((acc + Math.imul(word, P2)) | 0, 13), P1);
    for (; at <= length - 16; at += 16) {
      a = round(a, readWord(bytes, at));
      b = round(b, readWord(bytes, at + 4));
      c = round(c, readWord(bytes, at + 8));
      d = round(d, readWord(bytes, at + 12));
    }
    h = (rotate(a, 1) + rotate(b, 7) + rotate(c, 12) + rotate(d, 18)) | 0;
  } else {
    h = P5 | 0;
  }
  h = (h + length) | 0;
  for (; at <= length - 4; at += 4) h = Math.imul(rotate((h + Math.imul(readWord(bytes, at), P3)) | 0, 17), P4);
  for (; at < length; at++) h = Math.imul(rotate((h + Math.imul(bytes[at] ?? 0, P5)) | 0, 11), P1);
  h = Math.imul(h ^ (h >>> 15), P2);
  h = Math.imul(h ^ (h >>> 13), P3);
  return (h ^ (h >>> 16)) >>> 0;
}

const readWord = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);

/** 53 bits, so that a Set of numbers holds it: 32 of murmur3, 21 of xxhash. */
function hash53(text: string): number {
  const bytes = utf8.encode(text);
  return murmur3(bytes) * 2_097_152 + (xxhash(bytes) & 2_097_151);
}

/** Hash under which `ticket_heads_v1` keeps a ticket id. Equal hashes are a hint, not an identity. */
export const ticketKeyHash = (ticketId: string): number => hash53(`t${ticketId}`);

/** Hash under which `ticket_heads_v1` keeps an event id. Equal hashes are a hint, not an identity. */
export const eventKeyHash = (eventId: string): number => hash53(`e${eventId}`);
