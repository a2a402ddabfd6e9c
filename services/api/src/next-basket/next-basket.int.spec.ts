import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { NextBasket } from '@vitrine/contracts';
import { addDays } from '@vitrine/domain';
import { CatalogRecords, cancelRow, Products, type SaleLineRow, SaleLines } from '@vitrine/warehouse';
import { aRowSource, aSaleLineRow } from '@vitrine/warehouse/testing';
import { Client } from '../testing/client.js';
import { type ApiUnderTest, startApi } from '../testing/start-api.js';
import { seedWorld } from '../testing/world.js';

jest.setTimeout(60_000);

const [HERE, NEAR, FAR] = ['acme-st-norte-1', 'acme-st-norte-2', 'acme-st-sul-1'] as const;
const today = new Date().toISOString().slice(0, 10);

/** One ticket of a token, so many days ago. */
function bought(token: string, storeId: string, daysAgo: number, ...productIds: string[]): SaleLineRow[] {
  const soldOn = addDays(today, -daysAgo);
  const ticketId = `${token}-${storeId}-${daysAgo}`;
  return productIds.map((productId, lineNo) =>
    aSaleLineRow({
      ...{
        tenantId: 'acme',
        storeId,
        soldOn,
        soldAtMs: Date.parse(`${soldOn}T15:00:00Z`),
        ticketId,
        eventId: ticketId,
      },
      ...{ lineNo, lineId: String(lineNo + 1), productId, ticketCount: lineNo === 0 ? 1 : 0, customerToken: token },
    }),
  );
}
const wrong = bought('tok-regular', HERE, 3, 'mistake');
const rows = [
  ...[44, 30, 16].flatMap((daysAgo) => bought('tok-regular', HERE, daysAgo, 'coffee')),
  ...bought('tok-regular', HERE, 2, 'coffee', 'cup'),
  ...bought('tok-regular', NEAR, 20, 'tea'),
  ...bought('tok-regular', FAR, 10, 'secret'),
  ...wrong,
  ...wrong.map((row) => cancelRow(row, aRowSource({ sourceOffset: 9 }))),
  ...bought('tok-once', FAR, 5, 'secret'),
  // After a cup others took a saucer; the loss is sold at a loss.
  ...['a', 'b', 'c'].flatMap((one) => [
    ...bought(`tok-${one}`, HERE, 9, 'cup'),
    ...bought(`tok-${one}`, HERE, 8, 'saucer', 'loss'),
  ]),
  ...bought('', HERE, 1, 'coffee', 'anonymous'),
  ...bought('', HERE, 1, 'tea'),
];

let api: ApiUnderTest;
beforeAll(async () => {
  api = await startApi('api_next', async (store, warehouse) => {
    await seedWorld(store, warehouse, new Date());
    await new SaleLines(warehouse).append(rows, 'next');
    const product = { tenantId: 'acme', category: 'c', brand: '', version: 2 };
    const catalogue = [
      { ...product, productId: 'coffee', name: 'Café', unitPriceE4: 199_900, unitCostE4: null },
      { ...product, productId: 'loss', name: 'Perda', unitPriceE4: 100_000, unitCostE4: 200_000 },
    ];
    await new Products(warehouse).upsert(catalogue as never, 'next');
  });
}, 180_000);
afterAll(() => api?.stop(), 60_000);

const ask = async (who: string, token: string, storeId: string = HERE) =>
  (await Client.signIn(api.url, `${who}@acme.example`)).get(
    `/v1/recommendations/customers/${token}/next?storeId=${storeId}&limit=10`,
  );
const nextOf = async (who: string) => (await (await ask(who, 'tok-regular')).json()) as NextBasket;

describe('the next basket of a customer who returns', () => {
  it('is what was bought before and what others took next, with the reason in words', async () => {
    const next = await nextOf('manager');
    expect([next.baskets, next.lastSoldOn]).toEqual([4, addDays(today, -2)]);
    const [coffee, ...others] = next.items;
    expect(coffee).toEqual({
      ...{ productId: 'coffee', name: 'Café', reasonCodes: ['everyDays', 'lastTime'], baskets: 4, everyDays: 14 },
      ...{ lastSoldOn: addDays(today, -2), unitPrice: '19.99', sentence: 'Leva Café a cada 14 dias.' },
    });
    expect(others.map(({ productId, reasonCodes }) => [productId, ...reasonCodes])).toEqual([
      ['cup', 'lastTime'],
      ['saucer', 'goesWithLast'],
    ]);
  });

  it('is learned from the caller’s own stores, and what this store does not sell is not offered', async () => {
    const [manager, regional, admin] = await Promise.all(['manager', 'regional', 'admin'].map(nextOf));
    expect([manager?.baskets, regional?.baskets, admin?.baskets]).toEqual([4, 5, 6]);
    expect(regional?.items.find(({ productId }) => productId === 'tea')?.reasonCodes).toEqual(['boughtBefore']);
    expect(admin?.items.map(({ productId }) => productId)).not.toContain('secret');
    expect(JSON.stringify([manager, regional, admin])).not.toMatch(/tok-|anonymous|mistake|loss/u);
  });

  it('is of no token that the own stores do not know, of no other store, and for no seller', async () => {
    const codes = async (answer: Promise<Response>) => (await answer).status;
    expect(await codes(ask('manager', 'tok-once'))).toBe(404);
    expect(await codes(ask('admin', 'tok-once'))).toBe(200);
    expect(await codes(ask('admin', 'tok-nobody'))).toBe(404);
    expect(await codes(ask('manager', 'tok-regular', FAR))).toBe(403);
    for (const who of ['seller', 'analyst', 'operator', 'producer'])
      expect([who, await codes(ask(who, 'tok-regular'))]).toEqual([who, 403]);
  });

  it('is nothing that the store has none of, and what it says of itself alone counts', async () => {
    const level = (storeId: string, productId: string) => ({
      ...{ tenantId: 'acme', type: 'stockLevel', id: `${storeId}:${productId}`, version: 1 },
      body: JSON.stringify({ storeId, productId, quantity: '0', at: new Date().toISOString() }),
    });
    await new CatalogRecords(api.warehouse).upsert([level(HERE, 'saucer'), level(NEAR, 'cup')], 'next');
    expect((await nextOf('manager')).items.map(({ productId }) => productId)).toEqual(['coffee', 'cup']);
  });

  it('is asked for in the audit, without the token', async () => {
    const audited = async () =>
      (await api.store.audit.of('acme')).filter(({ action }) => action === 'customer.nextBasketRead');
    const before = (await audited()).length;
    await ask('manager', 'tok-regular');
    const all = await audited();
    expect(all).toHaveLength(before + 1);
    expect(all.at(-1)?.subject).toMatch(/^\["[0-9a-f]{16}","acme-st-norte-1"\]$/u);
    expect(JSON.stringify(all)).not.toContain('tok-');
  });
});
