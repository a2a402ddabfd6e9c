import { addDays, mondayOf } from '@vitrine/domain';
import {
  CatalogRecords,
  CountedBaskets,
  Products,
  type SaleLineRow,
  SaleLines,
  Stores,
  ticketKeyHash,
  type Warehouse,
} from '@vitrine/warehouse';
import { aSaleLineRow } from '@vitrine/warehouse/testing';

export const STORES = ['s0', 's1', 's2', 's3'];
const PRODUCTS = ['bread', 'ham', 'butter', 'low', 'rising', 'full', 'cheap', 'plain', 'fresh'];
const UNIT_PRICE_E4 = 100_000;

/** What a store sells of a product on a day: tickets of so many units. */
function ticketsOn(productId: string, storeId: string, ago: number): number[] {
  if (productId === 'fresh') return storeId === 's2' && ago <= 7 ? [2] : [];
  if (productId === 'low') return [storeId === 's0' ? 1 : 6];
  return productId === 'rising' && ago <= 14 ? Array.from({ length: 8 }, () => 1) : [2];
}

/** Nine weeks of four stores: a product that rises, one that is low in `s0`, one new in `s2`, three that go together, and a shelf. */
export async function sellInNetwork(warehouse: Warehouse, tenantId: string, today: string): Promise<void> {
  const store = { tenantId, region: '', city: '', state: '', timeZone: 'America/Sao_Paulo', openedOn: null };
  const more = { areaM2: null, format: '', hours: [], version: 1 };
  await new Stores(warehouse).upsert(
    STORES.map((storeId) => ({ ...store, storeId, name: storeId, ...more })),
    `${tenantId}:stores`,
  );
  const product = { tenantId, category: 'c', brand: '', unitPriceE4: UNIT_PRICE_E4, version: 1 };
  await new Products(warehouse).upsert(
    PRODUCTS.map((productId, at) => ({ ...product, productId, name: productId, unitCostE4: 50_000 + at * 5_000 })),
    `${tenantId}:products`,
  );
  await new SaleLines(warehouse).append(salesOf(tenantId, today), `${tenantId}:sales`);
  await fillShelf(warehouse, tenantId, today);
  await countBaskets(new CountedBaskets(warehouse), tenantId, today);
}

function salesOf(tenantId: string, today: string): SaleLineRow[] {
  return STORES.flatMap((storeId) =>
    Array.from({ length: 63 }, (_, at) => at + 1).flatMap((ago) =>
      PRODUCTS.flatMap((productId) =>
        ticketsOn(productId, storeId, ago).map((units, at) => {
          const ticketId = `${storeId}-${ago}-${productId}-${at}`;
          const of = { tenantId, storeId, productId, ticketId, eventId: ticketId, soldOn: addDays(today, -ago) };
          return aSaleLineRow({
            ...of,
            ...{ quantityE3: units * 1_000, unitPriceE4: UNIT_PRICE_E4, netAmountE4: units * UNIT_PRICE_E4 },
          });
        }),
      ),
    ),
  );
}

async function fillShelf(warehouse: Warehouse, tenantId: string, today: string): Promise<void> {
  const at = new Date().toISOString();
  const stock = (productId: string, quantity: string) =>
    ['stockLevel', `s0:${productId}`, { storeId: 's0', productId, quantity, at }] as const;
  const promoted = { id: 'p', name: 'Semana', productIds: ['plain'], from: addDays(today, -1), to: addDays(today, 3) };
  const records = [
    stock('low', '0'),
    stock('full', '900'),
    ['promotion', 'p', { ...promoted, discountRate: '0.15' }] as const,
  ];
  await new CatalogRecords(warehouse).upsert(
    records.map(([type, id, body], version) => ({ tenantId, type, id, version, body: JSON.stringify(body) })),
    `${tenantId}:shelf`,
  );
}

/** Each week, in each store: 40 baskets of the three, 20 of bread and ham, and 140 of one or two products. */
async function countBaskets(baskets: CountedBaskets, tenantId: string, today: string): Promise<void> {
  const places = STORES.flatMap((storeId) => Array.from({ length: 8 }, (_, at) => ({ storeId, week: at + 1 })));
  const rows = places.flatMap(({ storeId, week }) =>
    Array.from({ length: 200 }, (_, at) => {
      const soldOn = addDays(mondayOf(today), -7 * week);
      return aCountedBasket({ tenantId, storeId, ticketId: `${storeId}-${week}-${at}`, soldOn }, contentsOf(at));
    }),
  );
  await baskets.append(rows, `${tenantId}:baskets`);
}

export const aCountedBasket = (
  of: { tenantId: string; storeId: string; ticketId: string; soldOn: string },
  items: string[],
) => ({
  ...{ ...of, ticketHash: ticketKeyHash(of.ticketId), revision: 0, acceptedAtMs: 1 },
  ...{ sold: items.map((id): [string, number] => [id, 1_000]), givenBack: [], gives: [], items },
  ...{ itemCount: items.length, isWholesale: 0 as const, sourcePartition: 0, ingestedAtMs: 1, sign: 1 as const },
});

function contentsOf(at: number): string[] {
  if (at < 40) return ['bread', 'butter', 'ham'];
  if (at < 60) return ['bread', 'ham'];
  if (at < 80) return ['bread', 'plain'];
  return at < 90 ? ['ham', 'plain'] : at < 100 ? ['butter'] : at < 120 ? ['rising'] : ['plain'];
}
