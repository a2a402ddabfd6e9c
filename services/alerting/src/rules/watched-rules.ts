import { listenerOf, type TenantFacts, type WatchedRule } from '@vitrine/alert-rules';
import type { KeptRule, Store } from '@vitrine/store';

/** Rules that ring now: a paused one begins again by itself. */
export const isDue = ({ pausedUntil }: Pick<KeptRule, 'pausedUntil'>, nowMs: number): boolean =>
  pausedUntil === null || pausedUntil.getTime() <= nowMs;

/** A rule sees no more than its author does now: one who has left sees nothing. Without an author it is the tenant's own. */
export async function watchedRules(
  rules: readonly KeptRule[],
  facts: TenantFacts,
  users: Pick<Store['users'], 'find'>,
): Promise<WatchedRule[]> {
  const scopes = new Map<string, readonly string[] | undefined>();
  for (const { authorId, tenantId } of rules)
    if (authorId !== null && !scopes.has(authorId)) scopes.set(authorId, await scopeOfAuthor(authorId, tenantId));
  return rules.map(({ id, version, rule: draft, authorId }) => {
    const scope = authorId === null ? undefined : scopes.get(authorId);
    return { id, version, draft, ...(scope && { scope }) };
  });

  async function scopeOfAuthor(id: string, tenantId: string): Promise<readonly string[] | undefined> {
    const person = await users.find(id);
    const listener = person && listenerOf(tenantId, person, placesOf(facts));
    if (!listener) return [];
    return listener.scope.stores === 'all' ? undefined : listener.scope.stores;
  }
}

/** Sellers make no rules: where they belong is not asked. */
const placesOf = ({ stores }: TenantFacts) => ({
  storesOfRegion: (region: string) => [...stores.values()].filter((one) => one.region === region).map(({ id }) => id),
  storeOfSeller: () => undefined,
});
