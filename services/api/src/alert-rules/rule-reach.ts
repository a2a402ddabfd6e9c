import type { AlertRuleDraft } from '@vitrine/contracts';
import { canSeeStore, type Scope } from '@vitrine/domain';
import type { StoreRow } from '@vitrine/warehouse';

export type Place = Pick<StoreRow, 'storeId' | 'region'>;

/** The stores whose sales a rule looks at within a scope, as far as the catalogue or the rule itself names them. */
export function reachOf(rule: AlertRuleDraft, scope: Scope, places: readonly Place[]): string[] {
  if (rule.grain === 'network' && scope.stores !== 'all') return [];
  const regions = rule.regionIds && new Set(rule.regionIds);
  const inRegions = places.filter(({ region }) => regions?.has(region) ?? true).map(({ storeId }) => storeId);
  const known = new Set(inRegions);
  const asked = rule.storeIds?.filter((storeId) => regions === undefined || known.has(storeId)) ?? inRegions;
  const seen = asked.filter((storeId) => canSeeStore(scope, storeId));
  return rule.grain === 'region' ? ofWholeRegions(seen, places) : seen;
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
  return reach.length > 0 && reach.every((storeId) => canSeeStore(viewer, storeId));
}

/** The stores that both see. */
function both(judged: Scope, viewer: Scope): Scope {
  if (judged.stores === 'all') return viewer;
  return { ...judged, stores: judged.stores.filter((storeId) => canSeeStore(viewer, storeId)) };
}

/** Figures of a region are its stores' together: only who sees all of them sees it. */
function ofWholeRegions(storeIds: readonly string[], places: readonly Place[]): string[] {
  const seen = new Set(storeIds);
  const cut = new Set(places.filter(({ storeId }) => !seen.has(storeId)).map(({ region }) => region));
  const whole = new Set(places.filter(({ region }) => region !== '' && !cut.has(region)).map(({ storeId }) => storeId));
  return storeIds.filter((storeId) => whole.has(storeId));
}
