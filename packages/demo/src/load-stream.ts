import type { CatalogEvent } from '@vitrine/contracts';
import { localTime, writeCents } from './chain/write-ticket.js';
import { Random } from './random.js';

/** The tenant that load is sent to: its numbers mean nothing, and never mix with anybody's. */
export const loadTenant = {
  id: 'carga',
  name: 'Carga',
  currency: 'BRL',
  timeZone: 'America/Sao_Paulo',
  locale: 'pt-BR',
  storeNames: 'named',
} as const;

export interface LoadOptions {
  readonly seed?: number;
  readonly stores?: number;
  readonly tenantId?: string;
  /** Sold at the moment of sending. */
  readonly now?: () => number;
  /** Keeps the tickets of one run apart from another's. */
  readonly run?: string;
}

const OFFSET_MINUTES = -180;
const PRODUCTS = 400;

/** Endless plain tickets of one to five lines, spread evenly over the stores; the caller keeps the rate. */
export function* loadStream(options: LoadOptions = {}): Generator<{ key: string; value: string }, never> {
  const { seed = 7, stores = 24, tenantId = loadTenant.id, now = Date.now } = options;
  const run = options.run ?? now().toString(36);
  const random = new Random(seed);
  for (let number = 0; ; number++) {
    const storeId = loadStoreId(random.below(stores));
    const ticketId = `${run}-${number}`;
    const lines = Array.from({ length: random.between(1, 5) }, (_, index) => loadLine(random, index)).join(',');
    const value =
      `{"eventId":"${ticketId}","tenantId":"${tenantId}","ticketId":"${ticketId}","status":"closed","kind":"sale",` +
      `"storeId":"${storeId}","soldAt":"${localTime(now(), OFFSET_MINUTES)}","channel":"store","currency":"BRL","lines":[${lines}]}`;
    yield { key: `${tenantId}:${storeId}`, value };
  }
}

/** The stores and products that the load mentions. */
export function* loadCatalog({ stores = 24, tenantId = loadTenant.id }: LoadOptions = {}): Generator<CatalogEvent> {
  for (let store = 0; store < stores; store++) {
    const id = loadStoreId(store);
    yield { type: 'store', tenantId, id, name: `Carga ${store + 1}`, region: 'Carga', timeZone: loadTenant.timeZone };
  }
  for (let number = 0; number < PRODUCTS; number++) {
    const id = loadProductId(number);
    yield {
      type: 'product',
      tenantId,
      id,
      name: `Produto ${number + 1}`,
      category: `Grupo ${1 + (number % 8)}`,
      unitCost: '5.00',
    };
  }
}

function loadLine(random: Random, index: number): string {
  const product = loadProductId(random.below(PRODUCTS));
  return `{"lineId":"${index + 1}","productId":"${product}","quantity":"${random.between(1, 3)}","unitPrice":"${writeCents(random.between(990, 19_990))}"}`;
}

function loadStoreId(store: number): string {
  return `carga-${String(store + 1).padStart(2, '0')}`;
}

function loadProductId(number: number): string {
  return `carga-p${String(number + 1).padStart(3, '0')}`;
}
