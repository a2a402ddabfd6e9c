import { type Holder, type Places, type Scope, scopeOf } from '@vitrine/domain';
import type { Whereabouts } from '@vitrine/warehouse';

/** The scope of a holder by the catalogue as it is now: only what the grants name is looked up. */
export async function resolveScope(holder: Holder, where: Whereabouts): Promise<Scope> {
  return scopeOf(holder, await placesOf(holder, where));
}

async function placesOf({ grants }: Holder, where: Whereabouts): Promise<Places> {
  const named = (kind: 'region' | 'self') => grants.filter((grant) => grant.kind === kind).map(({ value }) => value);
  const look = <T>(values: string[], find: (value: string) => Promise<T>) =>
    Promise.all(values.map(async (value) => [value, await find(value)] as const));
  const [regions, homes] = await Promise.all([
    look(named('region'), (region) => where.storesOfRegion(region)),
    look(named('self'), (sellerId) => where.storeOfSeller(sellerId)),
  ]);
  const [byRegion, bySeller] = [new Map(regions), new Map(homes)];
  return {
    storesOfRegion: (region) => byRegion.get(region) ?? [],
    storeOfSeller: (sellerId) => bySeller.get(sellerId),
  };
}
