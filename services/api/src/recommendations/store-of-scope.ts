import { normaliseCode } from '@vitrine/contracts';
import { canSeeStore } from '@vitrine/domain';
import { ProblemError } from '@vitrine/platform';
import type { Access } from '../access/access.js';

/** The store that is asked about, as codes are written. @throws 403 where it lies beyond the scope */
export function storeOfScope({ scope }: Access, asked: string): string {
  const storeId = normaliseCode(asked);
  if (canSeeStore(scope, storeId)) return storeId;
  throw outsideScope();
}

/** No store, where all are meant. @throws 403 for whoever does not see all */
export function everyStoreOfScope({ scope }: Access): '' {
  if (scope.stores === 'all') return '';
  throw outsideScope();
}

const outsideScope = (): ProblemError =>
  new ProblemError(403, 'outside_scope', { errors: [{ pointer: '/storeId', code: 'outside_scope' }] });
