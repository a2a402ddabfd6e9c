import type { Role } from '@vitrine/contracts';
import { ProblemError } from '@vitrine/platform';
import type { Grant } from '@vitrine/store';

/**
 * A seller is one person: exactly one `self`, beside which stores may stand. Every other role sees stores, and a `self` would show it
 * nothing.
 * @throws 400 invalid_body, with every grant that the role cannot use
 */
export function refuseUnfit(role: Role, asked: readonly Pick<Grant, 'kind'>[]): void {
  let selves = 0;
  const unfit = asked.flatMap(({ kind }, place) => {
    if (kind === 'self') selves += 1;
    const fits = role === 'seller' ? kind === 'store' || (kind === 'self' && selves === 1) : kind !== 'self';
    return fits ? [] : [`/scopes/${place}/kind`];
  });
  if (role === 'seller' && selves === 0 && unfit.length === 0) unfit.push('/scopes');
  const errors = unfit.map((pointer) => ({ pointer, code: 'unfit_for_role' }));
  if (errors.length > 0) throw new ProblemError(400, 'invalid_body', { errors });
}
