import { canSeeStore, type Scope } from '@vitrine/domain';
import { ProblemError } from '@vitrine/platform';
import type { Grant } from '@vitrine/store';
import type { Access } from './access.js';
import type { Whereabouts } from './resolve-scope.js';

/**
 * Whoever hands on access hands on no more than they hold, now or later: a region is handed on by who has that region, and
 * not by who has each of its stores today.
 * @param pointerOf where in the request a grant stands, by its place among those asked for
 * @throws 403 outside_scope, with every grant that goes further
 */
export async function refuseWider(
  holder: Pick<Access, 'scope' | 'grants'>,
  asked: readonly Grant[],
  where: Pick<Whereabouts, 'storeOfSeller'>,
  pointerOf: (place: number) => string,
): Promise<void> {
  if (holder.scope.stores === 'all') return;
  const isHeld = await Promise.all(asked.map((grant) => holds(holder, grant, where)));
  const errors = isHeld.flatMap((held, place) =>
    held ? [] : [{ pointer: pointerOf(place), code: 'outside_scope' as const }],
  );
  if (errors.length > 0) throw new ProblemError(403, 'outside_scope', { errors });
}

/** A key is seen and revoked by who holds all that it opens: one that opens the whole tenant, by who has the whole tenant. */
export function holdsKey(scope: Scope, storeIds: readonly string[] | null): boolean {
  return scope.stores === 'all' || storeIds?.every((storeId) => canSeeStore(scope, storeId)) === true;
}

async function holds(
  { scope, grants }: Pick<Access, 'scope' | 'grants'>,
  { kind, value }: Grant,
  where: Pick<Whereabouts, 'storeOfSeller'>,
): Promise<boolean> {
  if (kind === 'tenant') return scope.stores === 'all';
  if (kind === 'region') return grants.some((grant) => grant.kind === 'region' && grant.value === value);
  const storeId = kind === 'store' ? value : await where.storeOfSeller(value);
  return storeId !== undefined && canSeeStore(scope, storeId);
}
