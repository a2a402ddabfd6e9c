import type { PairRow } from './counts.js';
import type { PairTable } from './pair-table.js';

/** Rows of both products of each pair, in three flat arrays: some 24 bytes a pair. */
export function symmetricRows(products: number, pairs: PairTable): (code: number) => PairRow {
  const starts = startsOf(products, pairs);
  const partners = new Uint32Array(starts[products] as number);
  const baskets = new Float64Array(partners.length);
  const ends = starts.slice();
  const put = (code: number, partner: number, count: number) => {
    const at = ends[code] as number;
    ends[code] = at + 1;
    partners[at] = partner;
    baskets[at] = count;
  };
  pairs.forEach((lower, higher, count) => {
    put(lower, higher, count);
    put(higher, lower, count);
  });
  const sorted = sortedByPartner(starts, partners, baskets);
  return (code) => ({
    partners: sorted.partners.subarray(starts[code], starts[code + 1]),
    baskets: sorted.baskets.subarray(starts[code], starts[code + 1]),
  });
}

/** By code: where its row starts; one more than products, for the end. */
function startsOf(products: number, pairs: PairTable): Uint32Array {
  const starts = new Uint32Array(products + 1);
  pairs.forEach((lower, higher) => {
    starts[lower + 1] = (starts[lower + 1] as number) + 1;
    starts[higher + 1] = (starts[higher + 1] as number) + 1;
  });
  for (let code = 0; code < products; code++) {
    starts[code + 1] = (starts[code + 1] as number) + (starts[code] as number);
  }
  return starts;
}

/** The matrix is its own transpose, and transposing walks rows in order: every row comes out sorted, without comparing. */
function sortedByPartner(starts: Uint32Array, partners: Uint32Array, baskets: Float64Array) {
  const ends = starts.slice();
  const sorted = { partners: new Uint32Array(partners.length), baskets: new Float64Array(baskets.length) };
  for (let code = 0; code + 1 < starts.length; code++) {
    for (let from = starts[code] as number; from < (starts[code + 1] as number); from++) {
      const partner = partners[from] as number;
      const at = ends[partner] as number;
      ends[partner] = at + 1;
      sorted.partners[at] = code;
      sorted.baskets[at] = baskets[from] as number;
    }
  }
  return sorted;
}
