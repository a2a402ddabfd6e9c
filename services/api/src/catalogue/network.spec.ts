import { describe, expect, it } from '@jest/globals';
import type { Scope } from '@vitrine/domain';
import type { Tenant } from '@vitrine/store';
import type { StoreRow } from '@vitrine/warehouse';
import { Network } from './network.js';

const row = (storeId: string): StoreRow => ({
  tenantId: 't',
  storeId,
  name: `Name of ${storeId}`,
  region: 'Sul',
  city: 'Curitiba',
  state: 'PR',
  timeZone: 'America/Sao_Paulo',
  openedOn: '2020-01-01',
  areaM2: 90,
  format: 'rua',
  hours: [],
  version: 1,
});
const rows = ['a', 'b', 'c']
  .map(row)
  .map((one) => (one.storeId === 'c' ? { ...one, timeZone: 'America/Noronha' } : one));
const seenBy = (scope: Partial<Scope>, storeNames: Tenant['storeNames'], aliasSalt = 'salt') =>
  new Network(
    {
      scope: { tenantId: 't', stores: ['a'], networkTotals: true, ...scope },
      tenant: { storeNames, aliasSalt, timeZone: 'America/Sao_Paulo' } as Tenant,
      locale: 'en',
    },
    rows,
  );

describe('Network', () => {
  it('shows others by name where the tenant says so, as totals', () => {
    expect(seenBy({}, 'named').items.map(({ id, access }) => [id, access])).toEqual([
      ['a', 'full'],
      ['b', 'totals'],
      ['c', 'totals'],
    ]);
  });

  it('hides what others are called, where they are and how large, where the tenant wants it', () => {
    const network = seenBy({}, 'anonymous');
    expect(JSON.stringify(network.items.filter((item) => item.access === 'totals'))).not.toMatch(
      /Name of|"b"|"c"|Curitiba|90|2020|Sul|Noronha/,
    );
    const alias = network.shownId('b');
    expect([network.realId(alias), network.realId('b')]).toEqual(['b', undefined]);
    expect(network.nameOf(alias)).toMatch(/^Store [12]$/);
    expect(network.shownId('a')).toBe('a');
  });

  it('hides a store that the catalogue does not know, and takes its real id from nobody', () => {
    const network = seenBy({}, 'anonymous');
    expect(network.shownId('new')).toMatch(/^store-/);
    expect(network.realId('new')).toBeUndefined();
    expect(seenBy({}, 'named').shownId('new')).toBe('new');
  });

  it('gives a store the same alias every time, and another one in another tenant', () => {
    expect(seenBy({}, 'anonymous').shownId('b')).toBe(seenBy({}, 'anonymous').shownId('b'));
    expect(seenBy({}, 'anonymous').shownId('b')).not.toBe(seenBy({}, 'anonymous', 'other').shownId('b'));
  });

  it('shows nothing beyond the scope without the grant', () => {
    expect(seenBy({ networkTotals: false }, 'named').items.map((item) => item.id)).toEqual(['a']);
  });
});
