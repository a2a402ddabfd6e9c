import { describe, expect, it } from '@jest/globals';
import { Audience } from '@vitrine/alert-rules';
import type { DueDelivery, ToldPart } from '@vitrine/store';
import { aDelivery, aPerson } from './a-delivery.fixture.js';
import { ReceiverRights } from './receiver-rights.js';

const person = aPerson();
const places = { storesOfRegion: () => [], storeOfSeller: () => undefined };

const rightsOf = (...storeIds: string[]) => rightsAs('manager', storeIds);

/** The rights of somebody limited to these stores. */
function rightsAs(role: string, storeIds: string[]): ReceiverRights {
  const scopes = storeIds.map((value) => ({ kind: 'store' as const, value }));
  const audience = new Audience('demo', [{ id: person.id, role, scopes, deactivatedAt: null }], places);
  return new ReceiverRights({ of: async () => new Map([['demo', audience]]) });
}

function partOf(storeId: string, metric = 'netSales'): ToldPart {
  const subject = { grain: 'store', storeId };
  const evidence = [{ condition: 'value', metric }];
  const { alert, event } = aDelivery(
    {},
    { alert: { id: storeId, subject, evidence }, event: { id: storeId, evidence } },
  );
  return { alert, event, action: undefined };
}

const digestOf = (...parts: ToldPart[]): DueDelivery => ({
  ...aDelivery({ kind: 'digest', channel: 'mail', userId: person.id }, { person, parts }),
  ...parts[0],
});

describe('a digest, right before it is sent', () => {
  it('leaves out the parts of stores that its reader has lost, and speaks of the newest that is left', async () => {
    const told = await rightsOf('store-02', 'store-04').stillFor(
      digestOf(partOf('store-01'), partOf('store-02'), partOf('store-03'), partOf('store-04')),
    );
    if ('kind' in told) throw new Error(`not told: ${told.kind}`);
    expect(told.parts.map(({ alert }) => alert.id)).toEqual(['store-02', 'store-04']);
    expect([told.alert.id, told.event.id]).toEqual(['store-02', 'store-02']);
  });

  it('leaves out what tells of costs where the role may not know them', async () => {
    const told = await rightsAs('operator', ['store-01', 'store-02']).stillFor(
      digestOf(partOf('store-01', 'margin'), partOf('store-02')),
    );
    expect('kind' in told ? told.kind : told.parts.map(({ alert }) => alert.id)).toEqual(['store-02']);
  });

  it('goes to nobody when nothing is left', async () => {
    const told = await rightsOf('store-09').stillFor(digestOf(partOf('store-01'), partOf('store-02')));
    expect(told).toEqual({ kind: 'moot', reason: 'outOfScope' });
  });
});
