import { expect, it } from '@jest/globals';
import { CountTable, type ToldTicket } from '@vitrine/recommend';
import type { CountedBasket, CountedBaskets, CountedKey } from '@vitrine/warehouse';
import fc from 'fast-check';
import { BasketWriter } from './basket-writer.js';
import type { UnnamedRow } from './counted-rows.js';
import { cutInserts } from './cut-inserts.js';

type Stored = UnnamedRow & { readonly batch: string };

/** Stands for the table: a token that is known adds nothing, and a process may die before or after any insert. */
class MemoryBaskets implements Pick<CountedBaskets, 'find' | 'append' | 'complete'> {
  readonly rows: Stored[] = [];
  private finds = 0;
  /** Inserts until the process dies; odd: after the last of them was written. */
  diesAfter = Number.POSITIVE_INFINITY;

  async find(keys: readonly CountedKey[], without = ''): Promise<CountedBasket[]> {
    const live = new Map<string, { row: CountedBasket; sign: number }>();
    for (const { batch, sourcePartition, ingestedAtMs, sign, ...row } of this.rows) {
      const isAsked = keys.some(({ storeId, ticketId }) => storeId === row.storeId && ticketId === row.ticketId);
      if (!isAsked || (without !== '' && batch.startsWith(without))) continue;
      const key = JSON.stringify(Object.entries(row).sort());
      live.set(key, { row, sign: (live.get(key)?.sign ?? 0) + sign });
    }
    const found = [...live.values()].filter(({ sign }) => sign > 0).map(({ row }) => row);
    // A server answers in whichever order: each time in another one.
    return ++this.finds % 2 === 0 ? found : found.reverse();
  }

  async append(rows: readonly UnnamedRow[], token: string): Promise<void> {
    if (--this.diesAfter < 0) throw new Error('killed before an insert');
    if (!this.rows.some(({ batch }) => batch === token))
      this.rows.push(...rows.map((row) => ({ ...row, batch: token })));
    if (this.diesAfter === 0) throw new Error('killed after an insert');
  }

  async complete(): Promise<void> {}

  counts() {
    const table = new CountTable();
    for (const { items, sign } of this.rows) table.addBasket(items, sign);
    const { baskets, productIds, itemBaskets, rowOf } = table.counts();
    const ofProduct = productIds.map((productId, code) => {
      const { partners, baskets: together } = rowOf(code);
      return [productId, itemBaskets[code], [...partners].map((one, at) => [productIds[one], together[at]]).sort()];
    });
    return [baskets, ofProduct.filter(([, ofItem]) => ofItem !== 0).sort()];
  }
}

const owned = async () => undefined;

const units = fc
  .subarray(['a', 'b', 'c'])
  .map((products): ToldTicket['sold'] => new Map(products.map((productId) => [productId, 1_000])));
const ticketId = fc.constantFrom('t1', 't2', 't3');
const told = fc.record({ ticketId, sold: units, gives: fc.dictionary(ticketId, units, { maxKeys: 2 }) });

it('counts a batch once, however often its process is killed between its inserts', async () => {
  const batches = fc.array(fc.array(told, { maxLength: 5 }), { maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(batches, fc.array(fc.nat(3)), async (all, kills) => {
      const [killed, steady] = [new MemoryBaskets(), new MemoryBaskets()];
      let revision = 0;
      for (const [at, batch] of all.entries()) {
        const tickets = batch.map(({ gives, ...rest }): ToldTicket => {
          const place = { tenantId: 'loja', storeId: 's1', soldOn: '2026-11-20', acceptedAtMs: 1 };
          return { ...place, ...rest, gives: new Map(Object.entries(gives)), revision: ++revision };
        });
        const batchOf = { token: `t:0:${at}`, sourcePartition: 0, formedAtMs: at };
        await new BasketWriter(steady, 1).count(tickets, batchOf, owned);
        for (const inserts of kills) {
          killed.diesAfter = inserts;
          await new BasketWriter(killed, 1).count(tickets, batchOf, owned).catch(() => undefined);
        }
        killed.diesAfter = Number.POSITIVE_INFINITY;
        await new BasketWriter(killed, 1).count(tickets, batchOf, owned);
      }
      expect(killed.counts()).toEqual(steady.counts());
    }),
  );
});

it('adds nothing once another owns the partition', async () => {
  const baskets = new MemoryBaskets();
  const ticket = (ticketId: string): ToldTicket => ({
    ...{ tenantId: 'loja', storeId: 's1', soldOn: '2026-11-20', acceptedAtMs: 1, revision: 0, ticketId },
    ...{ sold: new Map(['a', 'b'].map((id) => [id, 1_000])), gives: new Map() },
  });
  const lostAt = (lost: number) => async (at: number) => {
    if (at >= lost) throw new Error('lost');
  };
  const batch = { token: 't:0:1', sourcePartition: 0, formedAtMs: 1 };
  const counting = new BasketWriter(baskets, 1).count([ticket('t1'), ticket('t2'), ticket('t3')], batch, lostAt(1));
  await expect(counting).rejects.toThrow('lost');
  expect(baskets.rows.map((row) => row.ticketId)).toEqual(['t1']);
});

it('an insert makes no more pairs than it may, whatever baskets come, and leaves no row out', () => {
  const row = (itemCount: number) => [{ itemCount } as UnnamedRow];
  const cut = cutInserts([60, 80, 101, 100, 2, 2].map(row), 5_000);
  expect(cut.map((rows) => rows.map(({ itemCount }) => itemCount))).toEqual([
    [60, 80, 101],
    [100, 2, 2],
  ]);
});
