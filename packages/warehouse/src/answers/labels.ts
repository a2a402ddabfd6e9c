import type { MetricRow } from '@vitrine/contracts';
import { canSeeSeller, type Scope } from '@vitrine/domain';
import type { Products } from '../products.js';
import type { Directory } from './directory.js';

/** Most ids of one dimension that get a name; a longer answer is for programs. */
const MOST_LABELS = 5_000;

interface Reader {
  readonly tenant: { readonly id: string };
  readonly scope: Scope;
}
/** What the reader may call a store, by the id that it is shown under. */
type StoreNames = { nameOf(shownId: string): string | undefined };
/** Names of people by the token of a seller. */
type PeopleNames = { namesOf(tenantId: string, sellerIds: readonly string[]): Promise<ReadonlyMap<string, string>> };
type ByDimension = Record<string, Record<string, string>>;

/** Names for the ids in an answer, only those that its reader may know. */
export class Labels {
  constructor(
    private readonly products: Pick<Products, 'list'>,
    private readonly people: PeopleNames,
    private readonly directory: Directory,
  ) {}

  async of(access: Reader, rows: readonly MetricRow[], network: StoreNames): Promise<ByDimension> {
    const found = await Promise.all([
      this.named('store', rows, (ids) => Promise.resolve(storeNames(ids, network))),
      this.named('product', rows, (ids) => this.productNames(access.tenant.id, ids)),
      this.named('seller', rows, (ids) => this.sellerNames(access, ids)),
    ]);
    return Object.fromEntries(found.filter(([, names]) => Object.keys(names).length > 0));
  }

  private async named(
    dimension: string,
    rows: readonly MetricRow[],
    find: (ids: string[]) => Promise<ReadonlyMap<string, string>>,
  ): Promise<[string, Record<string, string>]> {
    const ids = [...new Set(rows.map((row) => row[dimension]).filter((id) => typeof id === 'string' && id !== ''))];
    const texts = ids.filter((id) => typeof id === 'string').slice(0, MOST_LABELS);
    return [dimension, texts.length === 0 ? {} : Object.fromEntries(await find(texts))];
  }

  private async productNames(tenantId: string, ids: string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.products.list({ tenantId, productIds: ids, limit: ids.length });
    return new Map(rows.map((row) => [row.productId, row.name]));
  }

  /** A colleague of another store who sold here shows by id alone. */
  private async sellerNames({ tenant, scope }: Reader, ids: string[]): Promise<ReadonlyMap<string, string>> {
    const asked = new Set(ids);
    const own = (await this.directory.sellersOf(tenant.id))
      .filter(({ sellerId, storeId }) => asked.has(sellerId) && canSeeSeller(scope, { id: sellerId, storeId }))
      .map((row) => row.sellerId);
    return this.people.namesOf(tenant.id, own);
  }
}

function storeNames(ids: readonly string[], network: StoreNames): ReadonlyMap<string, string> {
  return new Map(ids.flatMap((id) => [network.nameOf(id) ?? []].flat().map((name): [string, string] => [id, name])));
}
