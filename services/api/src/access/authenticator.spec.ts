import { describe, expect, it, jest } from '@jest/globals';
import { API_KEY_PREFIX } from '@vitrine/contracts';
import type { Store } from '@vitrine/store';
import type { FastifyRequest } from 'fastify';
import { Authenticator } from './authenticator.js';

describe('Authenticator', () => {
  it('notes the use of a key once a minute, without the database in between', async () => {
    const touch = jest.fn(async (_id: string) => undefined);
    const store = {
      apiKeys: {
        findByKey: async (key: string) => ({ id: key, tenantId: 't', role: 'analyst', storeIds: null }),
        touch,
      },
      tenants: { find: async () => ({ id: 't', locale: 'en' }) },
    } as unknown as Store;
    let now = 0;
    const authenticator = new Authenticator(store, undefined, () => now);
    const use = (name: string) =>
      authenticator.authenticate({
        headers: { authorization: `Bearer ${API_KEY_PREFIX}${name}` },
      } as unknown as FastifyRequest);
    for (const [at, name] of [
      [0, 'a'],
      [1, 'a'],
      [2, 'b'],
      [59_999, 'a'],
      [60_000, 'a'],
    ] as const) {
      now = at;
      await use(name);
    }
    expect(touch.mock.calls.map(([id]) => id.slice(API_KEY_PREFIX.length))).toEqual(['a', 'b', 'a']);
  });
});
