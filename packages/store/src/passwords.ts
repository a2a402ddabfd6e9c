import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** scrypt cost: N = 2^log2N blocks of r, p times. */
export interface PasswordCost {
  log2N: number;
  r: number;
  p: number;
}

/** 16 MiB and some 150 ms per try: OWASP's row N=2^14, r=8, p=5. Stored in each hash, so it may be raised later. */
export const DEFAULT_PASSWORD_COST: PasswordCost = { log2N: 14, r: 8, p: 5 };

const KEY_BYTES = 32;

/** @returns `scrypt$log2N$r$p$salt$key`, base64url */
export async function hashPassword(password: string, cost: PasswordCost = DEFAULT_PASSWORD_COST): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, cost);
  return ['scrypt', cost.log2N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

/** Compares in constant time. A hash of a form we do not know is a wrong password, not an error. */
export async function verifyPassword(password: string, hash: string): Promise<boolean> {
  const parts = hash.split('$');
  const [kind, log2N, r, p, salt, key] = parts;
  if (kind !== 'scrypt' || salt === undefined || key === undefined || parts.length !== 6) return false;
  const expected = Buffer.from(key, 'base64url');
  const actual = await derive(password, Buffer.from(salt, 'base64url'), {
    log2N: Number(log2N),
    r: Number(r),
    p: Number(p),
  });
  return expected.length === actual.length && timingSafeEqual(expected, actual);
}

/** The same password typed on two keyboards may differ in Unicode form. */
function derive(password: string, salt: Buffer, cost: PasswordCost): Promise<Buffer> {
  const options = { N: 2 ** cost.log2N, r: cost.r, p: cost.p, maxmem: 256 * 2 ** cost.log2N * cost.r };
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, options, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}
