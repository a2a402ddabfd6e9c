import type { Role } from '@vitrine/contracts';
import type { Grant, Store } from '@vitrine/store';
import { DeadLetters, Products, SaleLines, Sellers, Stores, type Warehouse } from '@vitrine/warehouse';
import { saleRow } from './sale-row.js';

/**
 * Three tenants in which everything that could leak has a name of its own. Every seller sold an own power of two, so a sum tells exactly
 * whose sales are in it.
 */
export interface WorldSeller {
  tenantId: string;
  storeId: string;
  sellerId: string;
  name: string;
  amount: number;
}

export interface WorldStore {
  tenantId: string;
  storeId: string;
  name: string;
  region: string;
}

export const stores: readonly WorldStore[] = ['acme', 'veiled', 'rival'].flatMap((tenantId) =>
  [
    ['norte-1', 'Norte'],
    ['norte-2', 'Norte'],
    ['sul-1', 'Sul'],
  ].map(([id, region]) => ({
    tenantId,
    storeId: `${tenantId}-st-${id}`,
    name: `Filial ${tenantId} ${id}`,
    region: `${region} ${tenantId}`,
  })),
);

export const sellers: readonly WorldSeller[] = stores
  .flatMap((store) => ['um', 'dois'].map((who) => ({ store, who })))
  .map(({ store, who }, index) => ({
    tenantId: store.tenantId,
    storeId: store.storeId,
    sellerId: `se-${who}-of-${store.storeId}`,
    name: `Pessoa ${who} de ${store.storeId}`,
    amount: 2 ** (index % 6),
  }));

export interface WorldUser {
  tenantId: string;
  email: string;
  role: Role;
  scopes: Grant[];
}

const grants = (tenantId: string): Record<string, [Role, Grant]> => ({
  admin: ['admin', { kind: 'tenant', value: '' }],
  operator: ['operator', { kind: 'tenant', value: '' }],
  analyst: ['analyst', { kind: 'tenant', value: '' }],
  regional: ['regional', { kind: 'region', value: `Norte ${tenantId}` }],
  manager: ['manager', { kind: 'store', value: `${tenantId}-st-norte-1` }],
  chief: ['manager', { kind: 'tenant', value: '' }],
  seller: ['seller', { kind: 'self', value: `se-um-of-${tenantId}-st-norte-1` }],
  stray: ['seller', { kind: 'store', value: `${tenantId}-st-norte-1` }],
  producer: ['producer', { kind: 'tenant', value: '' }],
});

export const users: readonly WorldUser[] = ['acme', 'veiled'].flatMap((tenantId) =>
  Object.entries(grants(tenantId)).map(([name, [role, grant]]) => ({
    tenantId,
    email: `${name}@${tenantId}.example`,
    role,
    scopes: [grant],
  })),
);

/** A customer of every seller of the world came with a token of the seller's name. */
export const tokenOf = (sellerId: string): string => `tok-of-${sellerId}`;

export const PASSWORD = 'segredo-da-suite';

export async function seedWorld(store: Store, warehouse: Warehouse, now: Date): Promise<void> {
  for (const id of ['acme', 'veiled', 'rival']) {
    const storeNames = id === 'veiled' ? 'anonymous' : 'named';
    await store.tenants.ensure({
      id,
      name: id,
      currency: 'BRL',
      timeZone: 'America/Sao_Paulo',
      locale: 'pt-BR',
      storeNames,
    });
  }
  for (const user of users) await store.users.ensure({ ...user, password: PASSWORD, name: user.role, locale: 'pt-BR' });
  await store.people.upsert(sellers);
  const seen = {
    timeZone: 'America/Sao_Paulo',
    city: '',
    state: '',
    openedOn: null,
    areaM2: null,
    format: '',
    hours: [],
    version: 1,
  };
  await new Stores(warehouse).upsert(
    stores.map((row) => ({ ...seen, ...row })),
    'w',
  );
  await new Sellers(warehouse).upsert(
    sellers.map((row) => ({ ...row, active: true, version: 1 })),
    'w',
  );
  const product = {
    name: 'Produto',
    category: 'Geral',
    brand: 'Marca',
    unitPriceE4: 123_400,
    unitCostE4: 77_700,
    version: 1,
  };
  await new Products(warehouse).upsert(
    ['acme', 'veiled', 'rival'].map((tenantId) => ({ ...product, tenantId, productId: `${tenantId}-pr-1` })),
    'w',
  );
  await new SaleLines(warehouse).append(
    sellers.map((seller) => ({
      ...saleRow({
        ...seller,
        productId: `${seller.tenantId}-pr-1`,
        soldAt: now,
        ticketId: `first-${seller.sellerId}`,
      }),
      customerToken: tokenOf(seller.sellerId),
    })),
    'w',
  );
  await new DeadLetters(warehouse).append(
    stores.map((row, offset) => ({
      ...deadLetter,
      ...row,
      offset,
      receivedAtMs: now.getTime(),
      maskedPayload: `letter of ${row.storeId}`,
    })),
    'w',
  );
}

const deadLetter = {
  topic: 'sales.raw.v1',
  partition: 0,
  code: 'missing_field',
  path: '/lines',
  message: 'lines is missing',
  eventId: '',
  ticketId: '',
  source: '',
};
