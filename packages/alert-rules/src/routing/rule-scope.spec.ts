import { describe, expect, it } from '@jest/globals';
import { type AlertRuleDraft, alertRuleDraftSchema } from '@vitrine/contracts';
import { Audience, type Person } from './audience.js';
import { needsOf, scopeOfRule } from './rule-scope.js';

const places = { storesOfRegion: () => ['s1', 's2'], storeOfSeller: () => 's1' };
const person = (change: Partial<Person>): Person => ({
  ...{ id: 'ana', role: 'manager', deactivatedAt: null, scopes: [{ kind: 'store', value: 's1' }] },
  ...change,
});
const draft = (metric: string): AlertRuleDraft =>
  alertRuleDraftSchema.parse({
    ...{ name: 'x', grain: 'store', routing: { to: 'responsible', channels: ['app'] } },
    condition: { kind: 'all', of: ['netSales', metric].map((one) => ({ ...figure, metric: one })) },
  });
const figure = { kind: 'value', window: 'day', side: 'below', warning: '1' };
const stores = (authorId: string | null, metric: string, ...people: Person[]) =>
  scopeOfRule({ tenantId: 't', authorId, rule: draft(metric) }, new Audience('t', people, places)).stores;

describe('what a rule may look at', () => {
  it('is what its author may see now, and everything when it was made with the tenant', () => {
    expect(stores('ana', 'tickets', person({}))).toEqual(['s1']);
    expect(stores('ana', 'tickets', person({ scopes: [{ kind: 'region', value: 'sul' }] }))).toEqual(['s1', 's2']);
    expect(stores(null, 'margin')).toBe('all');
  });

  it('is nothing once the author is gone, or may not make it any more', () => {
    expect(stores('ana', 'tickets')).toEqual([]);
    expect(stores('ana', 'tickets', person({ deactivatedAt: new Date() }))).toEqual([]);
    expect(stores('ana', 'tickets', person({ role: 'seller', scopes: [{ kind: 'self', value: 'v1' }] }))).toEqual([]);
    expect(stores('ana', 'tickets', person({ role: 'operator', scopes: [{ kind: 'tenant', value: '' }] }))).toEqual([]);
  });

  it('tells of costs when any of its figures does', () => {
    expect(needsOf(draft('tickets'))).toEqual([]);
    expect(needsOf(draft('margin'))).toEqual(['margins:read']);
  });
});
