import { mondayOf } from '@vitrine/domain';
import { type BasketCounts, CountTable } from '@vitrine/recommend';
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
import { Ranking } from '../ranking/ranking.js';
import { type BasketIndex, StoreShelves } from './basket-index.js';

export interface IndexSources {
  readonly reader: CountReader;
  readonly choices: Pick<ChoiceSource, 'of'>;
  readonly fits: Pick<NightlyFits, 'of'>;
  readonly nowMs: () => number;
}

/** Of one table of counts, measured at 2 million pairs of 100,000 products: 52 MiB, and 97 MiB of the two that decay takes. */
const BYTES_PER_PAIR = 26;
const BYTES_PER_PRODUCT = 100;
/** Far more than an index of nothing takes: so there are some 2,000 at most, and a round of comparing them ends. */
const BYTES_PER_INDEX = 200_000;

/** Another text than before: something was counted or chosen since. */
export async function stateOf({ reader, choices }: IndexSources, of: CountsOf): Promise<string> {
  return textOf(...(await Promise.all([reader.totals(of), choices.of(of.tenantId)])));
}

const textOf = ({ changes }: BasketTotals, { chosenAtMs }: DatedChoice): string => `${changes} ${chosenAtMs}`;

/**
 * Reads all counts of a tenant, or of a store, and ranks by what was chosen for the tenant. What is told of pairs is exact; what ranks
 * may be decayed. `state` is from before: what is counted meanwhile may be in it or not. The nightly model is of all stores; one store
 * alone has too few baskets for it, and ranks live.
 */
export async function readIndex(sources: IndexSources, of: CountsOf): Promise<BasketIndex> {
  const { reader, choices, fits } = sources;
  const [before, chosen] = await Promise.all([reader.totals(of), choices.of(of.tenantId)]);
  const decay = decayOf(chosen, sources.nowMs());
  const exact = new CountTable();
  const decayed = decay && new CountTable();
  const { pairs, items, shelfWeeks, totals } = await readCounts(reader, { ...of, decay }, before.stores, {
    exact,
    decayed,
  });
  const counts = exact.counts();
  const learned = decayed?.counts() ?? counts;
  const { shelves, storesWith } = ofStores(items, shelfWeeks, counts);
  const fit = of.storeId === undefined ? fits.of(of.tenantId, learned, chosen) : Promise.resolve(undefined);
  const ranking = new Ranking(learned, chosen, fit);
  return {
    counts,
    ranking,
    storesWith,
    largeBaskets: totals.largeBaskets,
    state: textOf(before, chosen),
    sells: (storeId, code) => shelves.has(storeId, code),
    bytes: BYTES_PER_INDEX + (decay ? 2 : 1) * bytesOf(counts.productIds.length, pairs) + shelves.bytes,
  };
}

/** Codes are the same in both tables: they stand in the order in which products were read. */
const bytesOf = (products: number, pairs: number): number => pairs * BYTES_PER_PAIR + products * BYTES_PER_PRODUCT;

function decayOf({ choice: { halfLifeWeeks } }: DatedChoice, nowMs: number): Decay | undefined {
  return halfLifeWeeks === undefined
    ? undefined
    : { halfLifeWeeks, asOf: mondayOf(new Date(nowMs).toISOString().slice(0, 10)) };
}

/** A store that sold anything has a shelf; what it has not sold for long is not on it. */
function ofStores(items: readonly ItemBaskets[], since: ReadonlyMap<string, number>, counts: BasketCounts) {
  const products = counts.productIds.length;
  const shelves = new StoreShelves(products);
  const storesWith = new Uint16Array(products);
  for (const { productId, stores } of items) {
    const code = counts.codeOf(productId) as number;
    for (const [storeId, , lastWeek] of stores) if (lastWeek >= (since.get(storeId) ?? 0)) shelves.put(storeId, code);
    storesWith[code] = stores.filter(([, baskets]) => baskets > 0).length;
  }
  return { shelves, storesWith };
}
