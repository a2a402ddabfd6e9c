import type { Role } from '@vitrine/contracts';
import { canSeeStore, type Scope, seesNetworkTotals } from '@vitrine/domain';
import { ProblemError } from '@vitrine/platform';
import type { Grant } from '@vitrine/store';
import type { Whereabouts } from '@vitrine/warehouse';
import type { Access } from './access.js';

/**
 * Refuses to hand on more access than the caller holds, now or later. A region takes the grant of that region, not of each store that it
 * has today. A role that is shown the totals of the other stores takes a caller who sees them.
 * @param pointerOf the place in the request of a grant, by its index among those asked for
 * @throws 403 outside_scope, with the role and every grant that goes further
 */
export async function refuseWider(
  holder: Pick<Access, 'scope' | 'grants'>,
  asked: { role: Role; grants: readonly Grant[] },
  where: Pick<Whereabouts, 'storeOfSeller'>,
  pointerOf: (place: number) => string,
): Promise<void> {
  const pointers = await beyond(holder, asked, where, pointerOf);
  if (pointers.length === 0) return;
  throw new ProblemError(403, 'outside_scope', {
    errors: pointers.map((pointer) => ({ pointer, code: 'outside_scope' })),
  });
}

/**
 * A caller sees and manages a person when they could hand on all that the person has. A person without grants is the whole tenant's,
 * because no store has them.
 */
export async function holdsPerson(
  holder: Pick<Access, 'scope' | 'grants'>,
  person: { role: Role; grants: readonly Grant[] },
  where: Pick<Whereabouts, 'storeOfSeller'>,
): Promise<boolean> {
  if (holder.scope.stores === 'all') return true;
  return person.grants.length > 0 && (await beyond(holder, person, where, String)).length === 0;
}

/** What goes further than the holder: the role, and grants as pointerOf names them. */
async function beyond(
  holder: Pick<Access, 'scope' | 'grants'>,
  { role, grants }: { role: Role; grants: readonly Grant[] },
  where: Pick<Whereabouts, 'storeOfSeller'>,
  pointerOf: (place: number) => string,
): Promise<string[]> {
  if (holder.scope.stores === 'all') return [];
  const isHeld = await Promise.all(grants.map((grant) => holds(holder, grant, where)));
  return [
    ...(seesNetworkTotals(role) && !holder.scope.networkTotals ? ['/role'] : []),
    ...isHeld.flatMap((held, place) => (held ? [] : [pointerOf(place)])),
  ];
}

/** A caller sees and revokes a key when they hold all that it opens; a key to the whole tenant takes the whole tenant. */
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
