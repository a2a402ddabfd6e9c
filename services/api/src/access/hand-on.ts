import type { Role } from '@vitrine/contracts';
import { canSeeStore, type Scope } from '@vitrine/domain';
import { ProblemError } from '@vitrine/platform';
import type { Grant } from '@vitrine/store';
import type { Whereabouts } from '../directory/directory.js';
import type { Access } from './access.js';
import { seesNetworkTotals } from './resolve-scope.js';

/**
 * Whoever hands on access hands on no more than they hold, now or later: a region is handed on by who has that region, and
 * not by who has each of its stores today. A role that is shown the totals of the other stores is handed on by who sees them.
 * @param pointerOf where in the request a grant stands, by its place among those asked for
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
 * A person is seen and looked after by who could hand on all that the person has. Who has nothing yet belongs to no store:
 * they are the whole tenant's.
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
