import { idsOfKey } from '@vitrine/metrics';
import type { TenantFacts } from '../facts/tenant-facts.js';
import type { WatchedRule } from './ready-rule.js';
import { RuleNotReady } from './rule-not-ready.js';

/**
 * Whether a rule is about a subject, by the key of the subject. Nobody is told of stores outside the author's scope: of a region, or the
 * network, only those are whose author may see every store of it. A list that has come to reach outside is cut to what is inside.
 * @throws RuleNotReady for a list with nothing inside, or that the grain cannot have
 */
export function subjectsCovered({ draft, scope }: WatchedRule, facts: TenantFacts): (key: string) => boolean {
  const sees = seenBy(scope);
  if (draft.storeIds && !draft.storeIds.some(sees)) throw new RuleNotReady('outside_scope', '/storeIds');
  if (draft.grain === 'network') return coversNetwork({ draft, ...(scope && { scope }) }, facts, sees);
  if (draft.grain === 'region') return coversRegions(draft, facts, sees);
  const stores = storesCovered({ draft, ...(scope && { scope }) }, facts);
  const items = itemsOf(draft, facts);
  return (key) => {
    const [storeId = '', itemId = ''] = idsOfKey(key);
    return stores(storeId) && (items === undefined || items(itemId));
  };
}

type Draft = WatchedRule['draft'];
type Reaching = Pick<WatchedRule, 'draft' | 'scope'>;

/** Whether a rule looks at a store, or at something within it. */
export function storesCovered({ draft, scope }: Reaching, facts: TenantFacts): (storeId: string) => boolean {
  const sees = seenBy(scope);
  const stores = draft.storeIds && new Set(draft.storeIds);
  const regions = draft.regionIds && new Set(draft.regionIds);
  return (storeId) => {
    if (!sees(storeId) || (stores && !stores.has(storeId))) return false;
    return !regions || regions.has(facts.stores.get(storeId)?.region ?? '');
  };
}

/** Whether a rule of regions looks at one. @throws RuleNotReady */
export const regionsCovered = ({ draft, scope }: Reaching, facts: TenantFacts): ((region: string) => boolean) =>
  coversRegions(draft, facts, seenBy(scope));

function seenBy(scope: WatchedRule['scope']): (storeId: string) => boolean {
  const seen = scope && new Set(scope);
  return (storeId) => seen === undefined || seen.has(storeId);
}

/** Which categories or products of a store; undefined: all. */
function itemsOf(
  { grain, categories, productIds }: Draft,
  facts: TenantFacts,
): ((itemId: string) => boolean) | undefined {
  const named = { categories: categories && new Set(categories), products: productIds && new Set(productIds) };
  if (grain === 'category') return named.categories && ((category) => named.categories?.has(category) ?? true);
  if (grain !== 'product' || (!named.categories && !named.products)) {
    if (grain !== 'product' && grain !== 'ticket' && (categories || productIds))
      throw new RuleNotReady('grain_not_possible', categories ? '/categories' : '/productIds');
    return undefined;
  }
  return (productId) =>
    (named.products?.has(productId) ?? true) && (named.categories?.has(facts.categoryOf(productId) ?? '') ?? true);
}

function coversNetwork(
  { draft, scope }: Pick<WatchedRule, 'draft' | 'scope'>,
  facts: TenantFacts,
  sees: (storeId: string) => boolean,
): (key: string) => boolean {
  if (draft.storeIds || draft.regionIds)
    throw new RuleNotReady('grain_not_possible', draft.storeIds ? '/storeIds' : '/regionIds');
  if (scope && ![...facts.stores.keys()].every(sees)) throw new RuleNotReady('outside_scope', '/grain');
  return () => true;
}

function coversRegions(draft: Draft, facts: TenantFacts, sees: (storeId: string) => boolean): (key: string) => boolean {
  if (draft.storeIds) throw new RuleNotReady('grain_not_possible', '/storeIds');
  const isSeen = (region: string) =>
    [...facts.stores.values()].every((store) => store.region !== region || sees(store.id));
  if (draft.regionIds && !draft.regionIds.some(isSeen)) throw new RuleNotReady('outside_scope', '/regionIds');
  const regions = draft.regionIds && new Set(draft.regionIds);
  return (region) => (regions?.has(region) ?? true) && isSeen(region);
}
