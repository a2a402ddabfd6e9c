import type { Holdout } from '@vitrine/contracts';
import { storeDateOf } from '@vitrine/domain';
import { isHeldOut } from '@vitrine/recommend';
import type { Tenant } from '@vitrine/store';
import type { Directory } from '@vitrine/warehouse';
import type { Access } from '../access/access.js';

/** Hours in which sellers see no suggestions, by each store's own clock. */
export class Holdouts {
  constructor(
    private readonly directory: Pick<Directory, 'storesOf'>,
    private readonly now: () => number = Date.now,
  ) {}

  /** Of the hour that a store has now, or had then. */
  async of(tenant: Tenant, storeId: string, atMs: number = this.now()): Promise<Holdout> {
    const store = (await this.directory.storesOf(tenant.id)).find((one) => one.storeId === storeId);
    const { soldOn: businessDate, hour } = storeDateOf(atMs, store?.timeZone ?? tenant.timeZone);
    const isMeasured = takesPart(tenant, storeId);
    const hourOfStore = { tenantId: tenant.id, storeId, businessDate, hour };
    return { isMeasured, isHeldOut: isMeasured && isHeldOut(hourOfStore), businessDate, hour };
  }
}

/** Whether the store has hours without suggestions. */
export const takesPart = (tenant: Tenant, storeId: string): boolean =>
  tenant.recommendHoldout === 'on' && !tenant.recommendHoldoutWithout.includes(storeId);

/** Whether the caller is a seller in such an hour. Whoever manages sees everything. */
export const isKeptFrom = ({ scope }: Pick<Access, 'scope'>, holdout: Holdout): boolean =>
  scope.sellerId !== undefined && holdout.isHeldOut;
