import { describe, expect, it } from '@jest/globals';
import { isHeldOut } from '@vitrine/recommend';
import type { Tenant } from '@vitrine/store';
import type { StoreRow } from '@vitrine/warehouse';
import { Holdouts, isKeptFrom } from './holdouts.js';

const tenant = {
  ...{ id: 'demo', timeZone: 'America/Sao_Paulo' },
  ...{ recommendHoldout: 'on', recommendHoldoutWithout: ['quiet'] },
} as Tenant;
const storesOf = async () => [{ storeId: 'acre', timeZone: 'America/Rio_Branco' }] as StoreRow[];
const nineInAcre = Date.parse('2026-11-30T14:20:00Z');
const holdouts = new Holdouts({ storesOf }, () => nineInAcre);

describe('hours without suggestions', () => {
  it('are those of the store’s own clock and date', async () => {
    const hour = { tenantId: 'demo', storeId: 'acre', businessDate: '2026-11-30', hour: 9 };
    expect(await holdouts.of(tenant, 'acre')).toEqual({
      ...{ isMeasured: true, businessDate: '2026-11-30', hour: 9 },
      isHeldOut: isHeldOut(hour),
    });
    // A store that the catalogue does not know yet has the clock of its tenant.
    expect(await holdouts.of(tenant, 'new')).toMatchObject({ businessDate: '2026-11-30', hour: 11 });
    const lateInAcre = Date.parse('2026-12-01T04:30:00Z');
    expect(await holdouts.of(tenant, 'acre', lateInAcre)).toMatchObject({ businessDate: '2026-11-30', hour: 23 });
  });

  it('are a tenth of a day’s hours, and none where they are off', async () => {
    const hours = Array.from({ length: 24 * 60 }, (_, hour) => nineInAcre + hour * 3_600_000);
    const heldIn = async (of: Tenant, storeId: string) => {
      const all = await Promise.all(hours.map((atMs) => holdouts.of(of, storeId, atMs)));
      return all.filter((hour) => hour.isHeldOut).length / all.length;
    };
    expect(await heldIn(tenant, 'acre')).toBeGreaterThan(0.07);
    expect(await heldIn(tenant, 'acre')).toBeLessThan(0.13);
    expect(await heldIn(tenant, 'quiet')).toBe(0);
    expect(await heldIn({ ...tenant, recommendHoldout: 'off' }, 'acre')).toBe(0);
  });

  it('are kept from sellers alone', () => {
    const held = { isMeasured: true, isHeldOut: true, businessDate: '2026-11-30', hour: 9 };
    const scope = { tenantId: 'demo', stores: ['acre'], networkTotals: false };
    expect(isKeptFrom({ scope: { ...scope, sellerId: 'ana' } }, held)).toBe(true);
    expect(isKeptFrom({ scope: { ...scope, sellerId: 'ana' } }, { ...held, isHeldOut: false })).toBe(false);
    expect(isKeptFrom({ scope }, held)).toBe(false);
  });
});
