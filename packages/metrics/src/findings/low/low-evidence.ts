import { groupBy } from '../../network/group-by.js';
import type { LowPerformer } from '../low-performer.js';
import type { ProductWeek } from '../weekly-shares.js';
import type { LowEvidence } from './cause-of.js';

/** A week of a product in a store, with its units and the lines of tickets that it stands on. */
export interface SoldWeek extends ProductWeek {
  readonly unitsE3: number;
  readonly lines: number;
}

/** Of fewer lines of a category, how many are of one product is chance. */
const LEAST_LINES = 100;

/** Of the whole category, by store. Weeks in which it sold nothing at all are unknown. */
type CategoryByStore = ReadonlyMap<string, { readonly lines: number; readonly weeks: ReadonlySet<string> }>;

/** What the shares of low performers are made of, here and at their peers. @param rows of one category, those that it was found in */
export function lowEvidence(rows: readonly SoldWeek[]): (low: Pick<LowPerformer, 'store' | 'product'>) => LowEvidence {
  const ofStore = categoryByStore(rows);
  const ofProduct = groupBy(rows, ({ product }) => product);
  return ({ store, product }) => evidenceOf(store, ofProduct.get(product) ?? [], ofStore);
}

function categoryByStore(rows: readonly SoldWeek[]): CategoryByStore {
  return new Map(
    [...groupBy(rows, ({ store }) => store)].map(([store, sold]) => [
      store,
      { lines: sold.reduce((sum, { lines }) => sum + lines, 0), weeks: new Set(sold.map(({ week }) => week)) },
    ]),
  );
}

function evidenceOf(store: string, rows: readonly SoldWeek[], ofStore: CategoryByStore): LowEvidence {
  const here = rows.filter((row) => row.store === store);
  const others = rows.filter((row) => row.store !== store);
  const peers = [...groupBy(others, (row) => row.store)];
  const known = <Of>(figures: readonly (Of | undefined)[]) => figures.filter((figure) => figure !== undefined);
  return {
    priceE4: priceOf(here),
    peersPriceE4: medianOf(known(peers.map(([, weeks]) => priceOf(weeks)))),
    lineRate: lineRate(here, ofStore.get(store)?.lines),
    peersLineRate: medianOf(known(peers.map(([peer, weeks]) => lineRate(weeks, ofStore.get(peer)?.lines)))),
    peersTrend: trendOf(peers.map(([peer, weeks]) => ({ weeks, known: ofStore.get(peer)?.weeks ?? new Set() }))),
  };
}

/** Of the lines of its category, how many it stands on. Undefined where they are too few to say. */
function lineRate(weeks: readonly SoldWeek[], all = 0): number | undefined {
  return all < LEAST_LINES ? undefined : weeks.reduce((sum, { lines }) => sum + lines, 0) / all;
}

/** What one unit brought. */
function priceOf(weeks: readonly SoldWeek[]): number | undefined {
  const units = weeks.reduce((sum, { unitsE3 }) => sum + unitsE3, 0);
  const sales = weeks.reduce((sum, { netSalesE4 }) => sum + Number(netSalesE4), 0);
  return units > 0 && sales > 0 ? Math.round((sales * 1_000) / units) : undefined;
}

/** What one store sold of a product, and the weeks that anything is known of. */
interface Peer {
  readonly weeks: readonly SoldWeek[];
  readonly known: ReadonlySet<string>;
}

/**
 * Units of the later half of the weeks ÷ those that each store's earlier half lets expect in as many known weeks. Undefined of fewer than four
 * weeks. A week of which nothing arrived is unknown, not none; a store that knows one half alone tells nothing of a trend.
 */
function trendOf(peers: readonly Peer[]): number | undefined {
  const weeks = [...new Set(peers.flatMap(({ known }) => [...known]))].sort();
  const half = Math.floor(weeks.length / 2);
  if (half < 2) return undefined;
  const [earlier, later] = [new Set(weeks.slice(0, half)), new Set(weeks.slice(-half))];
  let [sold, expected] = [0, 0];
  for (const { weeks: rows, known } of peers) {
    const [before, after] = [knownIn(known, earlier), knownIn(known, later)];
    if (before === 0 || after === 0) continue;
    sold += unitsIn(rows, later);
    expected += (unitsIn(rows, earlier) * after) / before;
  }
  return expected <= 0 ? undefined : sold / expected;
}

const knownIn = (known: ReadonlySet<string>, half: ReadonlySet<string>): number =>
  [...half].filter((week) => known.has(week)).length;
const unitsIn = (rows: readonly SoldWeek[], half: ReadonlySet<string>): number =>
  rows.reduce((sum, { week, unitsE3 }) => sum + (half.has(week) ? unitsE3 : 0), 0);

/** None of fewer than three: it would be the figure of a store that can be guessed. */
function medianOf(figures: readonly number[]): number | undefined {
  const sorted = [...figures].sort((one, other) => one - other);
  return sorted.length < 3 ? undefined : sorted[Math.floor(sorted.length / 2)];
}
