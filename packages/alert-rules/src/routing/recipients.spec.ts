import { describe, expect, it } from '@jest/globals';
import type { AlertRouting, AlertSubject, Role } from '@vitrine/contracts';
import type { GivenGrant } from '@vitrine/domain';
import fc from 'fast-check';
import { Audience, type Person } from './audience.js';
import { recipientsOf } from './recipients.js';

const REGIONS: Readonly<Record<string, readonly string[]>> = { sul: ['s1', 's2'], norte: ['n1'] };
const HOMES: Readonly<Record<string, string>> = { v1: 's1', v2: 's1', v3: 'n1' };
const places = {
  storesOfRegion: (region: string) => REGIONS[region] ?? [],
  storeOfSeller: (sellerId: string) => HOMES[sellerId],
};
const aPerson = (id: string, role: Role, ...grants: string[]): Person => ({
  ...{ id, role, deactivatedAt: null },
  scopes: grants.map((grant) => {
    const [kind = '', value = ''] = grant.split(':');
    return { kind: kind as GivenGrant['kind'], value };
  }),
});
const people = [
  aPerson('ana', 'manager', 'store:s1'),
  aPerson('bia', 'manager', 'store:s2', 'store:s1'),
  aPerson('caio', 'regional', 'region:sul'),
  aPerson('davi', 'regional', 'tenant:'),
  aPerson('eva', 'admin', 'tenant:'),
  aPerson('fabio', 'operator', 'tenant:'),
  aPerson('gil', 'seller', 'self:v1'),
  aPerson('hugo', 'seller', 'self:v2', 'store:s1'),
  { ...aPerson('iara', 'manager', 'store:s1'), deactivatedAt: new Date() },
];
const routing = (change: Partial<AlertRouting> = {}): AlertRouting => ({
  ...{ to: 'responsible', personIds: [], endpointIds: [], tellSeller: false, overrides: [] },
  ...{ channels: ['app'], grouping: 'each', ...change },
});
const store = (storeId: string): AlertSubject => ({ grain: 'store', storeId });
const told = (change: Partial<AlertRouting>, subject: AlertSubject, among: readonly Person[] = people) => {
  const rule = { routing: routing(change), authorId: 'caio', needs: [] };
  const { personIds, escalations } = recipientsOf(rule, subject, new Audience('t', among, places));
  return [personIds, ...escalations.map((step) => step.personIds)];
};

describe('who is told of an alert', () => {
  it('is the store’s own manager first, then the region, then the network', () => {
    expect(told({}, store('s1'))).toEqual([['ana', 'bia'], ['caio'], ['davi', 'eva']]);
    expect(told({}, store('s2'))).toEqual([['bia'], ['caio'], ['davi', 'eva']]);
  });

  it('is the next level where one has nobody', () => {
    expect(told({}, store('n1'))).toEqual([['davi', 'eva']]);
    expect(
      told(
        {},
        store('s1'),
        people.filter(({ role }) => role !== 'manager'),
      ),
    ).toEqual([['caio'], ['davi', 'eva']]);
  });

  it('begins where the subject stands: at the region or the network', () => {
    expect(told({}, { grain: 'region', regionId: 'sul' })).toEqual([['caio'], ['davi', 'eva']]);
    expect(told({}, { grain: 'region', regionId: 'norte' })).toEqual([['davi', 'eva']]);
    expect(told({ to: 'regional' }, { grain: 'network' })).toEqual([['davi', 'eva']]);
  });

  it('is whom the rule names, beside the others or alone', () => {
    expect(told({ to: 'regional', personIds: ['fabio', 'eva'] }, store('s1'))).toEqual([
      ['caio', 'eva', 'fabio'],
      ['davi'],
    ]);
    expect(told({ to: 'people', personIds: ['fabio'] }, store('s2'))).toEqual([
      ['fabio'],
      ['bia'],
      ['caio'],
      ['davi', 'eva'],
    ]);
    expect(told({ to: 'me' }, store('s2'))).toEqual([['caio'], ['bia'], ['davi', 'eva']]);
  });

  it('is somebody else in a store that the rule names apart', () => {
    const overrides = [{ storeId: 's1', personIds: ['fabio'] }];
    expect(told({ overrides }, store('s1'))[0]).toEqual(['fabio']);
    expect(told({ overrides }, store('s2'))[0]).toEqual(['bia']);
    expect(told({ overrides: [{ storeId: 's1', personIds: ['iara'] }] }, store('s1'))[0]).toEqual(['ana', 'bia']);
  });

  it('is nobody at first when only endpoints are told', () => {
    expect(told({ to: 'endpoints', endpointIds: ['x'] }, store('s2'))).toEqual([
      [],
      ['bia'],
      ['caio'],
      ['davi', 'eva'],
    ]);
  });

  it('is never somebody who may not see it, named or not', () => {
    expect(told({ to: 'people', personIds: ['ana', 'caio'] }, store('n1'))).toEqual([['davi', 'eva']]);
    expect(told({ to: 'people', personIds: ['ana', 'caio'] }, { grain: 'network' })).toEqual([['davi', 'eva']]);
    expect(told({ to: 'people', personIds: ['iara', 'unknown'] }, store('s2'))[0]).toEqual(['bia']);
  });

  it('tells a seller of the own sales only, and only where the rule says so', () => {
    const own: AlertSubject = { grain: 'seller', storeId: 's1', sellerId: 'v1' };
    expect(told({ tellSeller: true }, own)[0]).toEqual(['ana', 'bia', 'gil']);
    expect(told({}, own)[0]).toEqual(['ana', 'bia']);
    expect(told({ to: 'people', personIds: ['hugo', 'bia'], tellSeller: true }, own)[0]).toEqual(['bia', 'gil']);
    expect(told({ to: 'people', personIds: ['hugo', 'bia'], tellSeller: true }, store('s1'))[0]).toEqual(['bia']);
  });

  it('is nobody who may not know what the figures tell', () => {
    const rule = { routing: routing({ to: 'people', personIds: ['fabio', 'ana'] }), authorId: null };
    const audience = new Audience('t', people, places);
    const of = (needs: ('margins:read' | 'metrics:read')[]) => recipientsOf({ ...rule, needs }, store('s1'), audience);
    expect(of([]).personIds).toEqual(['ana', 'fabio']);
    expect(of(['margins:read']).personIds).toEqual(['ana']);
    expect(
      recipientsOf({ ...rule, needs: [] }, { grain: 'seller', storeId: 's1', sellerId: 'v1' }, audience).personIds,
    ).toEqual(['ana']);
  });
});

describe('whatever a rule says and whoever is there', () => {
  const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
  const ids = fc.uniqueArray(id, { maxLength: 4 });
  const grant = fc.constantFrom(
    'tenant:',
    'region:sul',
    'region:norte',
    'store:s1',
    'store:s2',
    'store:n1',
    'self:v1',
    'self:v3',
  );
  const role = fc.constantFrom<Role>('admin', 'operator', 'analyst', 'regional', 'manager', 'seller', 'producer');
  const everybody = fc.uniqueArray(
    fc.record({ id, role, grants: fc.array(grant, { maxLength: 3 }), isGone: fc.boolean() }),
    { selector: (person) => person.id, maxLength: 6 },
  );
  const subject = fc.constantFrom<AlertSubject>(
    ...[store('s1'), store('n1'), { grain: 'network' } as const, { grain: 'region', regionId: 'sul' } as const],
    ...[
      { grain: 'seller', storeId: 's1', sellerId: 'v1' } as const,
      { grain: 'product', storeId: 's2', productId: 'p' } as const,
    ],
  );
  const anyRouting = fc.record({
    to: fc.constantFrom<AlertRouting['to']>('responsible', 'regional', 'network', 'me', 'people', 'endpoints'),
    personIds: ids,
    tellSeller: fc.boolean(),
    overrides: fc.array(fc.record({ storeId: fc.constantFrom('s1', 's2'), personIds: ids }), { maxLength: 2 }),
  });

  it('only people who may come in and see the subject are told, each once, and somebody whenever anybody responsible may be', () => {
    fc.assert(
      fc.property(everybody, subject, anyRouting, (given, about, asked) => {
        const all = given.map((one) => ({
          ...aPerson(one.id, one.role, ...one.grants),
          deactivatedAt: one.isGone ? new Date() : null,
        }));
        const audience = new Audience('t', all, places);
        const rule = { routing: routing(asked), authorId: 'a', needs: [] };
        const { personIds, escalations } = recipientsOf(rule, about, audience);
        const each = [...personIds, ...escalations.flatMap((step) => step.personIds)];
        expect(new Set(each).size).toBe(each.length);
        for (const one of each)
          expect(
            sees(
              all.find((person) => person.id === one),
              about,
            ),
          ).toBe(true);
        if (asked.to !== 'endpoints') expect(personIds.length > 0 || each.length === 0).toBe(true);
      }),
    );
  });
});

/** The same rule in the plainest words, on the grants themselves. */
function sees(person: Person | undefined, about: AlertSubject): boolean {
  if (person === undefined || person.deactivatedAt !== null || person.role === 'producer') return false;
  const has = (kind: string, value = '') => person.scopes.some((one) => one.kind === kind && one.value === value);
  if (person.role === 'seller') {
    const [self] = person.scopes
      .filter(({ kind }) => kind === 'self')
      .map(({ value }) => value)
      .sort();
    return (
      about.sellerId !== undefined &&
      about.sellerId === self &&
      (HOMES[self] === about.storeId || has('store', about.storeId))
    );
  }
  if (about.grain === 'seller' && person.role === 'operator') return false;
  if (has('tenant')) return true;
  const seesStore = (storeId: string) =>
    has('store', storeId) ||
    Object.entries(REGIONS).some(([region, stores]) => has('region', region) && stores.includes(storeId));
  if (about.grain === 'network') return false;
  return about.grain === 'region'
    ? (REGIONS[about.regionId ?? ''] ?? []).every(seesStore)
    : seesStore(about.storeId ?? '');
}
