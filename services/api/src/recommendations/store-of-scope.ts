import { normaliseCode } from '@vitrine/contracts';
import { canSeeStore } from '@vitrine/domain';
import { ProblemError } from '@vitrine/platform';
import type { Directory } from '@vitrine/warehouse';
import type { Access } from '../access/access.js';

/** Stores that are asked about. */
export class StoresOfScope {
  constructor(private readonly directory: Pick<Directory, 'storesOf' | 'arrivedDaysOf'>) {}

  /**
   * The store, as codes are written: one that the catalogue has, or that has sold.
   * @throws 403 where it lies beyond the scope, 404 where there is none
   */
  async of(access: Access, asked: string): Promise<string> {
    const storeId = storeOfScope(access, asked);
    if (await this.isKnown(access.tenant.id, storeId)) return storeId;
    throw new ProblemError(404, 'unknown_store', { errors: [{ pointer: '/storeId', code: 'unknown_store' }] });
  }

  private async isKnown(tenantId: string, storeId: string): Promise<boolean> {
    const listed = await this.directory.storesOf(tenantId);
    if (listed.some((store) => store.storeId === storeId)) return true;
    return (await this.directory.arrivedDaysOf(tenantId)).firstDayOf.has(storeId);
  }
}

/** The same of a store that need not exist any more. @throws 403 where it lies beyond the scope */
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
