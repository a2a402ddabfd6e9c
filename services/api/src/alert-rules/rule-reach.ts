import type { AlertRuleDraft } from '@vitrine/contracts';
import type { Scope } from '@vitrine/domain';
import type { StoreRow } from '@vitrine/warehouse';

export type Place = Pick<StoreRow, 'storeId' | 'region'>;

/** The stores whose sales a rule looks at within a scope, as far as the catalogue or the rule itself names them. */
export function reachOf(rule: AlertRuleDraft, scope: Scope, places: readonly Place[]): string[] {
  if (rule.grain === 'network' && scope.stores !== 'all') return [];
  const asked = askedStores(rule, places);
  const seen = scope.stores === 'all' ? asked : inBoth(asked, scope.stores);
  return rule.grain === 'region' ? ofWholeRegions(seen, places) : [...seen];
}

function askedStores({ storeIds, regionIds }: AlertRuleDraft, places: readonly Place[]): readonly string[] {
  if (storeIds !== undefined && regionIds === undefined) return storeIds;
  const regions = regionIds && new Set(regionIds);
  const inRegions = places.filter(({ region }) => regions?.has(region) ?? true).map(({ storeId }) => storeId);
  return storeIds === undefined ? inRegions : inBoth(storeIds, inRegions);
}

/** Those of the first that are in the second too. */
function inBoth(some: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return some.filter((id) => known.has(id));
}

/** Whether somebody is concerned by a rule that is judged by `judged`: it looks at something that they see. */
export function concerns(rule: AlertRuleDraft, judged: Scope, viewer: Scope, places: readonly Place[]): boolean {
  return viewer.stores === 'all' || reachOf(rule, both(judged, viewer), places).length > 0;
}

/** Whether somebody may change such a rule: it looks at nothing that they do not see. */
export function isHeldBy(rule: AlertRuleDraft, judged: Scope, viewer: Scope, places: readonly Place[]): boolean {
  if (viewer.stores === 'all') return true;
  if (rule.grain === 'network') return false;
  const reach = reachOf(rule, judged, places);
  return reach.length > 0 && inBoth(reach, viewer.stores).length === reach.length;
}

/** The stores that both see. */
function both(judged: Scope, viewer: Scope): Scope {
  if (judged.stores === 'all') return viewer;
  return viewer.stores === 'all' ? judged : { ...judged, stores: inBoth(judged.stores, viewer.stores) };
}

/** Figures of a region are its stores' together: only who sees all of them sees it. */
function ofWholeRegions(storeIds: readonly string[], places: readonly Place[]): string[] {
  const seen = new Set(storeIds);
  const cut = new Set(places.filter(({ storeId }) => !seen.has(storeId)).map(({ region }) => region));
  const whole = new Set(places.filter(({ region }) => region !== '' && !cut.has(region)).map(({ storeId }) => storeId));
  return storeIds.filter((storeId) => whole.has(storeId));
}
