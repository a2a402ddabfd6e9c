import type { LowCause } from '@vitrine/contracts';
import {
  causeOf,
  findLowPerformers,
  type LowEvidence,
  type LowPerformer,
  lowEvidence,
  type SoldWeek,
} from '@vitrine/metrics';
import { grouped } from '../facts/grouped.js';
import type { FirstSeen } from './new-here.js';

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

export interface LowOfCategory {
  readonly low: ReadonlyMap<string, readonly LowItem[]>;
  /** What the rows show for the first time in the last weeks. Whether it is new, the days before them say: `newHere`. */
  readonly firstSeen: readonly FirstSeen[];
}

/** The low performers of one category by store, as the alert of that name finds them, with causes; and what may be too new to be judged. */
export function lowItems(rows: readonly SoldWeek[]): LowOfCategory {
  const evidenceOf = lowEvidence(rows);
  const { low, unjudged } = findLowPerformers(rows);
  const ofStore = grouped(low, ({ store }) => store);
  return {
    low: new Map([...ofStore].map(([store, found]) => [store, found.map((one) => judged(one, evidenceOf(one)))])),
    firstSeen: unjudged.flatMap(({ reason, ...seen }) => (reason === 'new_product' ? [seen] : [])),
  };
}

function judged(low: LowPerformer, evidence: LowEvidence): LowItem {
  const { product: productId, category, share, peersShare, weeks, moneyMissingE4 } = low;
  return {
    ...{ productId, category, share, peersShare, weeks, salesMissingE4: Number(moneyMissingE4) },
    ...{ cause: causeOf(evidence), evidence },
  };
}
