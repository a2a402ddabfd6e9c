import { describe, expect, it } from '@jest/globals';
import type { StoreRow } from '../stores.js';
import { clockOf, clocksElsewhere } from './clocks.js';

const zones = {
  capital: 'America/Sao_Paulo',
  fortaleza: 'America/Fortaleza',
  manaus: 'America/Manaus',
  cuiaba: 'America/Cuiaba',
  noronha: 'America/Noronha',
};
const stores = Object.entries(zones).map(([storeId, timeZone]) => ({ storeId, timeZone }) as StoreRow);

describe('clocksElsewhere', () => {
  it('groups stores by the time their clocks show, without those that show the time of the tenant', () => {
    const afternoon = new Date('2026-11-20T17:37:00Z');
    expect(clockOf(afternoon, zones.capital)).toEqual({ today: '2026-11-20', minuteOfDay: 14 * 60 + 37 });
    expect(clocksElsewhere(stores, zones.capital, afternoon)).toEqual([
      { today: '2026-11-20', minuteOfDay: 13 * 60 + 37, storeIds: ['manaus', 'cuiaba'] },
      { today: '2026-11-20', minuteOfDay: 15 * 60 + 37, storeIds: ['noronha'] },
    ]);
  });

  it('knows that it is still yesterday further west', () => {
    const midnight = new Date('2026-11-21T03:05:00Z');
    expect(clocksElsewhere(stores, zones.capital, midnight)[0]).toMatchObject({
      today: '2026-11-20',
      minuteOfDay: 23 * 60 + 5,
    });
  });
});
