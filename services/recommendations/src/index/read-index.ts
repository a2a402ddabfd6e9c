import { mondayOf } from '@vitrine/domain';
import { CountTable } from '@vitrine/recommend';
import {
  type BasketTotals,
  type CountReader,
  type CountsOf,
  type Decay,
  type ItemBaskets,
  readCounts,
} from '@vitrine/warehouse';
import type { ChoiceSource, DatedChoice } from '../ranking/choice-source.js';
import type { NightlyFits } from '../ranking/nightly-fits.js';
import type { BasketIndex } from './basket-index.js';
import type { IndexData } from './index-data.js';
import { openIndex } from './open-index.js';
import { StoreShelves } from './store-shelves.js';

export interface IndexSources {
  readonly reader: CountReader;
  readonly choices: Pick<ChoiceSource, 'of'>;
  readonly fits: Pick<NightlyFits, 'of'>;
  readonly nowMs: () => number;
}

/** Another text than before: something was counted or chosen since. */
export async function stateOf({ reader, choices }: IndexSources, of: CountsOf): Promise<string> {
  return textOf(...(await Promise.all([reader.totals(of), choices.of(of.tenantId)])));
}

const textOf = ({ changes }: BasketTotals, { chosenAtMs }: DatedChoice): string => `${changes} ${chosenAtMs}`;

/**
 * Reads all counts of a tenant, or of a store, and ranks by what was chosen for the tenant. What is told of pairs is exact; what ranks
 * may be decayed. `state` is from before: what is counted meanwhile may be in it or not.
 */
export async function readIndex(sources: IndexSources, of: CountsOf): Promise<BasketIndex> {
  return openIndex(sources.fits, of, await readData(sources, of));
}

/** Codes are the same in both tables: they stand in the order in which products were read. */
async function readData({ reader, choices, nowMs }: IndexSources, of: CountsOf): Promise<IndexData> {
  const [before, chosen] = await Promise.all([reader.totals(of), choices.of(of.tenantId)]);
  const decay = decayOf(chosen, nowMs());
  const sinks = { exact: new CountTable(), decayed: decay && new CountTable() };
  const { items, shelfWeeks, totals } = await readCounts(reader, { ...of, decay }, before.stores, sinks);
  const exact = sinks.exact.flat();
  const { shelves, storesWith } = ofStores(items, shelfWeeks, exact.productIds);
  return {
    state: textOf(before, chosen),
    chosen,
    largeBaskets: totals.largeBaskets,
    exact,
    decayed: sinks.decayed?.flat(),
    storesWith,
    shelves: shelves.byStore,
  };
}

function decayOf({ choice: { halfLifeWeeks } }: DatedChoice, nowMs: number): Decay | undefined {
  return halfLifeWeeks === undefined
    ? undefined
    : { halfLifeWeeks, asOf: mondayOf(new Date(nowMs).toISOString().slice(0, 10)) };
}

/** A store that sold anything has a shelf; what it has not sold for long is not on it. */
function ofStores(items: readonly ItemBaskets[], since: ReadonlyMap<string, number>, productIds: readonly string[]) {
  const codes = new Map(productIds.map((productId, code) => [productId, code]));
  const shelves = new StoreShelves(productIds.length);
  const storesWith = new Uint16Array(productIds.length);
  for (const { productId, stores } of items) {
    const code = codes.get(productId) as number;
    for (const [storeId, , lastWeek] of stores) if (lastWeek >= (since.get(storeId) ?? 0)) shelves.put(storeId, code);
    storesWith[code] = stores.filter(([, baskets]) => baskets > 0).length;
  }
  return { shelves, storesWith };
}
