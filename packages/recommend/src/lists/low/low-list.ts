import type { LowCause } from '@vitrine/contracts';
import {
  causeOf,
  findLowPerformers,
  type LowEvidence,
  type LowPerformer,
  type LowPerformers,
  lowEvidence,
  type SoldWeek,
} from '@vitrine/metrics';
import { grouped } from '../facts/grouped.js';

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

/** The low performers of one category by store, as the alert of that name finds them, with causes; and what is too new to be judged. */
export function lowItems(rows: readonly SoldWeek[]): Map<string, LowItem[]> {
  const evidenceOf = lowEvidence(rows);
  const found = findLowPerformers(rows);
  const items = new Map<string, LowItem[]>();
  const put = (store: string, item: LowItem) => items.set(store, [...(items.get(store) ?? []), item]);
  for (const low of found.low) put(low.store, judged(low, evidenceOf(low)));
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

function judged(low: LowPerformer, evidence: LowEvidence): LowItem {
  const { product: productId, category, share, peersShare, weeks, moneyMissingE4 } = low;
  return {
    ...{ productId, category, share, peersShare, weeks, salesMissingE4: Number(moneyMissingE4) },
    ...{ cause: causeOf(evidence), evidence },
  };
}
