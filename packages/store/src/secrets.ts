import { createHash, randomBytes, randomInt } from 'node:crypto';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** No 0 beside O, no 1 beside l: 32 characters, so that a byte maps evenly. */
const EASY_TO_READ = 'abcdefghijkmnpqrstuvwxyz23456789';
const API_KEY_HEAD = 'vtr_live_';
/** 40 characters of base 62 are 238 bits: a plain hash is enough, there is nothing to guess. */
const API_KEY_LENGTH = 40;

export function newApiKey(): string {
  return API_KEY_HEAD + Array.from({ length: API_KEY_LENGTH }, () => BASE62[randomInt(BASE62.length)]).join('');
}

/** What a list may show of a key: enough to recognise it, not to use it. */
export function prefixOf(key: string): string {
  return key.slice(0, API_KEY_HEAD.length + 6);
}

/** A first password: 100 bits, in groups that a person can type from a sheet of paper. */
export function newPassword(): string {
  return Array.from({ length: 4 }, () => [...randomBytes(5)].map((byte) => EASY_TO_READ[byte % 32]).join('')).join('-');
}

/** 256 bits for a session or a link. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 in hex: how tokens and keys are stored. */
export function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** UUID version 7: ordered by time, made here so that a retry can reuse it. */
export function newId(nowMs: number = Date.now()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
