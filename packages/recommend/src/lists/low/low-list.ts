import type { LowCause } from '@vitrine/contracts';
import { findLowPerformers, type LowPerformer, type LowPerformers, type ProductWeek } from '@vitrine/metrics';
import { grouped } from '../facts/grouped.js';
import { causeOf, type LowEvidence } from './cause-of.js';

/** A week of a product in a store, with its units and the lines of tickets that it stands on. */
export interface SoldWeek extends ProductWeek {
  readonly unitsE3: number;
  readonly lines: number;
}

export interface LowItem {
  readonly productId: string;
  readonly category: string;
  /** Null of a new product: it cannot be judged yet. */
  readonly share: number | null;
  readonly peersShare: number | null;
  readonly salesMissingE4: number | null;
  readonly weeks: number;
  readonly cause: LowCause;
  readonly evidence: LowEvidence;
}

/** With what the shelf of the store has now: without stock nothing sells, whatever else is true. */
export function withStock(item: LowItem, stockE3: number | undefined): LowItem {
  if (item.cause === 'newProduct') return item;
  const evidence = { ...item.evidence, stockE3 };
  return { ...item, evidence, cause: causeOf(evidence) };
}

/** New products are named for those who wait for them: so many of a category. */
const MOST_NEW = 3;
/** Of fewer lines of a category, how many are of one product is chance. */
const LEAST_LINES = 100;

/** The low performers of one category by store, as the alert of that name finds them, with causes; and what is too new to be judged. */
export function lowItems(rows: readonly SoldWeek[]): Map<string, LowItem[]> {
  const ofStore = categoryByStore(rows);
  const found = findLowPerformers(rows);
  const ofProduct = grouped(rows, ({ product }) => product);
  const items = new Map<string, LowItem[]>();
  const put = (store: string, item: LowItem) => items.set(store, [...(items.get(store) ?? []), item]);
  for (const low of found.low) put(low.store, judged(low, ofProduct.get(low.product) ?? [], ofStore));
  for (const [store, fresh] of newOf(found))
    for (const { product, category } of fresh.slice(0, MOST_NEW)) put(store, newItem(product, category));
  return items;
}

function newOf({ unjudged }: LowPerformers) {
  return grouped(
    unjudged.filter(({ reason }) => reason === 'new_product'),
    ({ store }) => store,
  );
}

const newItem = (productId: string, category: string): LowItem => ({
  ...{ productId, category, share: null, peersShare: null, salesMissingE4: null, weeks: 0 },
  ...{ cause: 'newProduct', evidence: {} },
});

/** Of the whole category, by store. Weeks in which it sold nothing at all are unknown. */
type CategoryByStore = ReadonlyMap<string, { readonly lines: number; readonly weeks: ReadonlySet<string> }>;

function categoryByStore(rows: readonly SoldWeek[]): CategoryByStore {
  return new Map(
    [...grouped(rows, ({ store }) => store)].map(([store, sold]) => [
      store,
      { lines: sold.reduce((sum, { lines }) => sum + lines, 0), weeks: new Set(sold.map(({ week }) => week)) },
    ]),
  );
}

function judged(low: LowPerformer, rows: readonly SoldWeek[], ofStore: CategoryByStore): LowItem {
  const evidence = evidenceOf(low, rows, ofStore);
  const { product: productId, category, share, peersShare, weeks, moneyMissingE4 } = low;
  return {
    ...{ productId, category, share, peersShare, weeks, salesMissingE4: Number(moneyMissingE4) },
    ...{ cause: causeOf(evidence), evidence },
  };
}

function evidenceOf({ store }: LowPerformer, rows: readonly SoldWeek[], ofStore: CategoryByStore): LowEvidence {
  const here = rows.filter((row) => row.store === store);
  const peers = [
    ...grouped(
      rows.filter((row) => row.store !== store),
      (row) => row.store,
    ),
  ];
  const known = <Of>(figures: readonly (Of | undefined)[]) => figures.filter((figure) => figure !== undefined);
  return {
    priceE4: priceOf(here),
    peersPriceE4: medianOf(known(peers.map(([, weeks]) => priceOf(weeks)))),
    lineRate: lineRate(here, ofStore.get(store)?.lines),
    peersLineRate: medianOf(known(peers.map(([peer, weeks]) => lineRate(weeks, ofStore.get(peer)?.lines)))),
    peersTrend: trendOf(
      peers.flatMap(([, weeks]) => weeks),
      peers.flatMap(([peer]) => [...(ofStore.get(peer)?.weeks ?? [])]),
    ),
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

/**
 * Units a known week of the later half ÷ those of the earlier half. Undefined of fewer than four weeks.
 * @param known weeks of each store, all in one list: a store of which nothing arrived in a week sold an unknown number, not none
 */
function trendOf(rows: readonly SoldWeek[], known: readonly string[]): number | undefined {
  const weeks = [...new Set(known)].sort();
  const half = Math.floor(weeks.length / 2);
  const [first, last] = [weeks[half - 1] ?? '', weeks[weeks.length - half] ?? ''];
  const perWeek = (isIn: (week: string) => boolean) =>
    rows.reduce((sum, { week, unitsE3 }) => sum + (isIn(week) ? unitsE3 : 0), 0) / known.filter(isIn).length;
  if (half < 2) return undefined;
  const before = perWeek((week) => week <= first);
  return before <= 0 ? undefined : perWeek((week) => week >= last) / before;
}

/** None of fewer than three: it would be the figure of a store that can be guessed. */
function medianOf(figures: readonly number[]): number | undefined {
  const sorted = [...figures].sort((one, other) => one - other);
  return sorted.length < 3 ? undefined : sorted[Math.floor(sorted.length / 2)];
}
