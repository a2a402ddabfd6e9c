import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { ProductList } from '@vitrine/contracts';
import { Products } from '@vitrine/warehouse';
import { Client } from '../testing/client.js';
import { type ApiUnderTest, startApi } from '../testing/start-api.js';
import { seedWorld } from '../testing/world.js';

jest.setTimeout(60_000);

let api: ApiUnderTest;

beforeAll(async () => {
  api = await startApi('api_products', async (store, warehouse) => {
    await seedWorld(store, warehouse, new Date());
    const product = { category: 'c', brand: '', unitPriceE4: null, unitCostE4: null, version: 1 };
    const rows = [
      { ...product, tenantId: 'acme', productId: 'ean', name: 'Camisa', barcodes: ['2000000000015', '96385074'] },
      { ...product, tenantId: 'acme', productId: 'upc', name: 'Cinto', barcodes: ['036000291452'] },
      { ...product, tenantId: 'acme', productId: '2000000000015-old', name: 'Meia' },
      { ...product, tenantId: 'rival', productId: 'theirs', name: 'Bota', barcodes: ['96385074'] },
    ];
    await new Products(warehouse).upsert(rows, 'products');
  });
}, 180_000);
afterAll(() => api?.stop(), 60_000);

async function found(search: string): Promise<ProductList['items']> {
  const seller = await Client.signIn(api.url, 'seller@acme.example');
  const answer = await seller.get(`/v1/products?search=${encodeURIComponent(search)}`);
  expect(answer.status).toBe(200);
  return ((await answer.json()) as ProductList).items;
}

describe('products', () => {
  it('are found by a whole bar code, however it is written, and by no part of one', async () => {
    const idsOf = async (search: string) => (await found(search)).map(({ id }) => id);
    for (const spelling of ['036000291452', '0036000291452', '00036000291452', '36000291452', ' 0 36000 29145 2 '])
      expect([spelling, await idsOf(spelling)]).toEqual([spelling, ['upc']]);
    expect(await idsOf('96385074')).toEqual(['ean']);
    expect(await idsOf('2000000000015')).toEqual(['2000000000015-old', 'ean']);
    for (const part of ['03600029145', '6385074', '963850740']) expect([part, await idsOf(part)]).toEqual([part, []]);
  });

  it('tell their bar codes as they were sent, and none where they have none', async () => {
    const [item] = await found('Camisa');
    expect(item?.barcodes).toEqual(['2000000000015', '96385074']);
    expect((await found('Meia'))[0]).not.toHaveProperty('barcodes');
  });
});
