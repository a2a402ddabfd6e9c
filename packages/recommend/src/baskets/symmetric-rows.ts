import type { FlatRows } from './flat-counts.js';
import type { PairTable } from './pair-table.js';

/** Each pair in the rows of both its products, which are ordered by partner. */
export function symmetricRows(products: number, pairs: PairTable): FlatRows {
  const starts = startsOf(products, pairs);
  return sortedByPartner(inNoOrder(starts, pairs));
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

function inNoOrder(starts: Uint32Array, pairs: PairTable): FlatRows {
  const rows = emptyRows(starts);
  const ends = starts.slice();
  const put = (code: number, partner: number, count: number) => {
    const at = ends[code] as number;
    ends[code] = at + 1;
    rows.partners[at] = partner;
    rows.baskets[at] = count;
  };
  pairs.forEach((lower, higher, count) => {
    put(lower, higher, count);
    put(higher, lower, count);
  });
  return rows;
}

/** The matrix is its own transpose, and transposing walks rows in order: every row comes out sorted, without comparing. */
function sortedByPartner({ starts, partners, baskets }: FlatRows): FlatRows {
  const ends = starts.slice();
  const sorted = emptyRows(starts);
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

function emptyRows(starts: Uint32Array): FlatRows {
  const length = starts.at(-1) as number;
  return { starts, partners: new Uint32Array(length), baskets: new Float64Array(length) };
}
