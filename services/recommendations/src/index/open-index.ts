import { openCounts } from '@vitrine/recommend';
import type { CountsOf } from '@vitrine/warehouse';
import type { NightlyFits } from '../ranking/nightly-fits.js';
import { Ranking } from '../ranking/ranking.js';
import type { BasketIndex } from './basket-index.js';
import type { IndexData } from './index-data.js';
import { isOnShelf } from './store-shelves.js';

/** Of one table of counts, measured at 2 million pairs of 100,000 products: 52 MiB, and 97 MiB of the two that decay takes. */
const BYTES_PER_PAIR = 26;
const BYTES_PER_PRODUCT = 100;
/** Far more than an index of nothing takes: so there are some 2,000 at most, and a round of comparing them ends. */
const BYTES_PER_INDEX = 200_000;

/**
 * The index as it is asked, ranked by what was chosen when it was read. The nightly model is of all stores; one store alone has too few
 * baskets for it, and ranks live.
 */
export function openIndex(fits: Pick<NightlyFits, 'of'>, of: CountsOf, data: IndexData): BasketIndex {
  const { chosen, shelves } = data;
  const counts = openCounts(data.exact);
  const learned = data.decayed ? openCounts(data.decayed) : counts;
  const fit = of.storeId === undefined ? fits.of(of.tenantId, learned, chosen) : Promise.resolve(undefined);
  const ranking = new Ranking(learned, chosen, fit);
  const bytes = bytesOf(data);
  return {
    data,
    counts,
    ranking,
    storesWith: data.storesWith,
    largeBaskets: data.largeBaskets,
    state: data.state,
    sells: (storeId, code) => isOnShelf(shelves, storeId, code),
    get bytes() {
      return bytes + ranking.bytes;
    },
  };
}

/** About what it takes in memory. */
function bytesOf({ exact, decayed, shelves }: IndexData): number {
  const products = exact.productIds.length;
  const ofTable = (exact.rows.partners.length / 2) * BYTES_PER_PAIR + products * BYTES_PER_PRODUCT;
  const ofShelves = [...shelves.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
  return BYTES_PER_INDEX + (decayed ? 2 : 1) * ofTable + ofShelves;
}
