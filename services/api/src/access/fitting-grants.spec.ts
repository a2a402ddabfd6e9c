import { describe, expect, it } from '@jest/globals';
import type { Role } from '@vitrine/contracts';
import type { ProblemError } from '@vitrine/platform';
import type { Grant } from '@vitrine/store';
import { refuseUnfit } from './fitting-grants.js';

/** The pointers of what is refused. */
function refusedOf(role: Role, ...kinds: Grant['kind'][]): string[] {
  try {
    refuseUnfit(
      role,
      kinds.map((kind) => ({ kind })),
    );
    return [];
  } catch (error) {
    return (error as ProblemError).errors.map(({ pointer }) => pointer);
  }
}

describe('refuseUnfit', () => {
  it('lets a seller be one person, in one store or several', () => {
    expect(refusedOf('seller', 'self')).toEqual([]);
    expect(refusedOf('seller', 'self', 'store')).toEqual([]);
    expect(refusedOf('seller', 'self', 'self')).toEqual(['/scopes/1/kind']);
    expect(refusedOf('seller', 'store')).toEqual(['/scopes']);
    expect(refusedOf('seller', 'tenant', 'self')).toEqual(['/scopes/0/kind']);
  });

  it('lets everybody else see stores, and be no seller', () => {
    for (const role of ['admin', 'operator', 'manager', 'analyst'] as const) {
      expect(refusedOf(role, 'tenant')).toEqual([]);
      expect(refusedOf(role, 'region', 'store')).toEqual([]);
      expect(refusedOf(role, 'store', 'self')).toEqual(['/scopes/1/kind']);
    }
  });
});
