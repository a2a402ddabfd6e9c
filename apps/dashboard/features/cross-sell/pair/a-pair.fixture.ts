import type { PairDecisionItem, PairList } from '@vitrine/contracts';
import type { Pair } from './standing';

export function aDecision(change: Partial<PairDecisionItem> = {}): PairDecisionItem {
  return {
    productIds: ['p1', 'p2'],
    storeId: 's1',
    ...{ decision: 'none', from: null, to: null, version: 0, decidedBy: null, decidedAt: null },
    ...change,
  };
}

export function aPair(change: Partial<Pair> = {}): Pair {
  return {
    productIds: ['p1', 'p2'],
    names: ['Jogo de lençol', 'Travesseiro'],
    sentence: 'De cada 100 cupons com Travesseiro, 50 têm Jogo de lençol; o normal é 2.',
    ...{ basketsTogether: 60, basketsWith: [120, 150], extraBaskets: 58.2, support: 0.006, confidence: [0.5, 0.4] },
    lift: { value: 23.4, low: 22.2, high: 24.7 },
    decision: aDecision(),
    inAllStores: aDecision({ storeId: null }),
    ...change,
  };
}

export function aPairList(change: Partial<PairList> = {}): PairList {
  return {
    ...{ storeId: 's1', learnedFrom: 'network', baskets: 7_500, largeBaskets: 0, nextCursor: null },
    items: [aPair()],
    ...change,
  };
}
