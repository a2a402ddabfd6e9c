import type { FlatCounts } from '@vitrine/recommend';
import type { DatedChoice } from '../ranking/choice-source.js';

/** All that an index is, in plain values: what reads it is made of it, here or after it was laid on a disk. */
export interface IndexData {
  /** Of the counts, and of what was chosen, when they were read. */
  readonly state: string;
  readonly chosen: DatedChoice;
  readonly largeBaskets: number;
  readonly exact: FlatCounts;
  /** Counts by the age of their baskets, of the same products; absent where the choice decays nothing. */
  readonly decayed?: FlatCounts | undefined;
  /** By code: how many stores sold the product. */
  readonly storesWith: Uint16Array;
  /** By store: one bit for each product that lies there. */
  readonly shelves: ReadonlyMap<string, Uint8Array>;
}
