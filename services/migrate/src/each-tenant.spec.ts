import { describe, expect, it } from '@jest/globals';
import type { Store } from '@vitrine/store';
import { eachTenant } from './each-tenant.js';
import { LeaseLost } from './lease.js';

const store = {
  tenants: { list: async () => ['aurora', 'boreal', 'cosmo'].map((id) => ({ id })) },
} as unknown as Pick<Store, 'tenants'>;

describe('work for each tenant', () => {
  it('goes on behind one for which it fails, and says which', async () => {
    const [done, told]: [string[], string[]] = [[], []];
    const failed = await eachTenant(
      store,
      (id, error) => told.push(`${id}: ${error}`),
      async ({ id }) => {
        if (id === 'boreal') throw new Error('odd');
        done.push(id);
      },
    );
    expect([failed, done, told]).toEqual([1, ['aurora', 'cosmo'], ['boreal: Error: odd']]);
  });

  it('ends where another run has taken over', async () => {
    const done: string[] = [];
    const work = eachTenant(
      store,
      () => undefined,
      async ({ id }) => {
        if (id === 'boreal') throw new LeaseLost('lists');
        done.push(id);
      },
    );
    await expect(work).rejects.toThrow(LeaseLost);
    expect(done).toEqual(['aurora']);
  });
});
