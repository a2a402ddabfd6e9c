import { type CatalogEvent, type CatalogOf, type CatalogType, catalogIdOf, catalogSchema } from '@vitrine/contracts';
import { parseMoneyE4 } from '@vitrine/domain';
import type { CatalogRecords, ProductCosts, Products, Sellers, Stores, Targets } from '@vitrine/warehouse';
import { SINCE_EVER } from './cost-history.js';
import type { PeopleRepository } from './people-port.js';

export interface CatalogTables {
  readonly stores: Stores;
  readonly sellers: Sellers;
  readonly products: Products;
  readonly costs: ProductCosts;
  readonly targets: Targets;
  readonly records: CatalogRecords;
}

/** An event with the version under which it is kept: the highest version of an entry wins. */
export interface Versioned<T extends CatalogEvent = CatalogEvent> {
  readonly event: T;
  readonly version: bigint;
}

/** Writes catalogue entries: dimensions and bodies without a person to ClickHouse, sellers' names to Postgres alone. */
export class CatalogWriter {
  constructor(
    private readonly tables: CatalogTables,
    private readonly people: PeopleRepository,
  ) {}

  /** Upserts all of it; repeating it changes nothing. */
  async write(events: readonly Versioned[], token: string): Promise<void> {
    const { stores, sellers, products, costs, targets, records } = this.tables;
    const sellerEvents = ofType(events, 'seller');
    const productEvents = ofType(events, 'product');
    await this.people.upsert(sellerEvents.map(({ event }) => personOf(event)));
    await Promise.all([
      stores.upsert(ofType(events, 'store').map(storeRow), token),
      sellers.upsert(sellerEvents.map(sellerRow), token),
      products.upsert(productEvents.map(productRow), token),
      costs.upsert(productEvents.flatMap(costRow), token),
      targets.upsert(ofType(events, 'target').map(targetRow), token),
      records.upsert(events.filter(({ event }) => !HAS_TABLE.has(event.type)).map(recordRow), token),
    ]);
  }
}

/** These have a table of their own; entries of the other types are kept as they came. */
const HAS_TABLE: ReadonlySet<CatalogType> = new Set(['store', 'seller', 'product', 'target']);

const ofType = <T extends CatalogType>(events: readonly Versioned[], type: T): Versioned<CatalogOf<T>>[] =>
  events.filter((one): one is Versioned<CatalogOf<T>> => one.event.type === type);

const personOf = ({ tenantId, id, name, email }: CatalogOf<'seller'>) => ({
  tenantId,
  sellerId: id,
  name: storable(name),
  email: email === undefined ? undefined : storable(email),
});

/** Postgres takes every character but this one, and would refuse the whole batch for ever. */
const storable = (text: string): string => text.replaceAll('\u0000', '');

const sellerRow = ({ event: { tenantId, id, storeId, active }, version }: Versioned<CatalogOf<'seller'>>) => ({
  tenantId,
  sellerId: id,
  storeId,
  active: active ?? true,
  version,
});

const storeRow = ({ event, version }: Versioned<CatalogOf<'store'>>) => ({
  tenantId: event.tenantId,
  storeId: event.id,
  name: event.name,
  region: event.region,
  city: event.city ?? '',
  state: event.state ?? '',
  timeZone: event.timeZone,
  openedOn: event.openedOn ?? null,
  areaM2: event.areaM2 ?? null,
  format: event.format ?? '',
  hours: event.hours ?? [],
  version,
});

const productRow = ({ event, version }: Versioned<CatalogOf<'product'>>) => ({
  tenantId: event.tenantId,
  productId: event.id,
  name: event.name,
  category: event.category,
  brand: event.brand ?? '',
  unitPriceE4: event.unitPrice === undefined ? null : parseMoneyE4(event.unitPrice),
  unitCostE4: event.unitCost === undefined ? null : parseMoneyE4(event.unitCost),
  barcodes: event.barcodes ?? [],
  version,
});

const costRow = ({ event, version }: Versioned<CatalogOf<'product'>>) =>
  event.unitCost === undefined
    ? []
    : [
        {
          tenantId: event.tenantId,
          productId: event.id,
          costFrom: event.costFrom ?? SINCE_EVER,
          unitCostE4: parseMoneyE4(event.unitCost),
          version,
        },
      ];

const targetRow = ({ event, version }: Versioned<CatalogOf<'target'>>) => ({
  tenantId: event.tenantId,
  storeId: event.storeId,
  sellerId: event.sellerId ?? '',
  day: event.day,
  amountE4: parseMoneyE4(event.amount),
  version,
});

const recordRow = ({ event, version }: Versioned) => ({
  tenantId: event.tenantId,
  type: event.type,
  id: catalogIdOf(event),
  version,
  body: JSON.stringify(Object.fromEntries(Object.entries(event).filter(([name]) => FIELDS.get(event.type)?.has(name)))),
});

/** The fields that the contract knows of each type. A producer may add anything, a person's name too: that stays in the raw topic. */
const FIELDS: ReadonlyMap<CatalogType, ReadonlySet<string>> = new Map(
  catalogSchema.options.map(({ shape }) => [shape.type.value, new Set(Object.keys(shape))]),
);
