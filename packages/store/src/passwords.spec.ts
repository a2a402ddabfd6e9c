import { describe, expect, it } from '@jest/globals';
import { hashPassword, verifyPassword } from './passwords.js';

const cheap = { log2N: 4, r: 8, p: 1 };

describe('passwords', () => {
  it('accepts the right one and refuses a wrong one', async () => {
    const hash = await hashPassword('correct horse', cheap);
    expect(await verifyPassword('correct horse', hash)).toBe(true);
    expect(await verifyPassword('correct horse ', hash)).toBe(false);
  });

  it('salts: the same password gives two hashes, and neither contains it', async () => {
    const [one, two] = await Promise.all([hashPassword('segredo', cheap), hashPassword('segredo', cheap)]);
    expect(one).not.toBe(two);
    expect(one).not.toContain('segredo');
  });

  it('accepts one password in both Unicode forms', async () => {
    const hash = await hashPassword('loj\u00e3o', cheap);
    expect(await verifyPassword('loja\u0303o', hash)).toBe(true);
  });

  it.each(['', 'md5$abc', 'scrypt$4$8$1$salt', 'scrypt$4$8$1$c2FsdA$'])(
    'takes %p for a wrong password',
    async (hash) => {
      expect(await verifyPassword('x', hash)).toBe(false);
    },
  );
});
