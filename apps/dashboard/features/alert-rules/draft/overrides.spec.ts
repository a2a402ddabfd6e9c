import { describe, expect, it } from '@jest/globals';
import { alertRoutingSchema } from '@vitrine/contracts';
import fc from 'fast-check';
import { aDraft } from './drafts.fixture';
import { peopleOf, withoutStore, withPerson } from './overrides';

describe('people of a store instead of the rule’s', () => {
  it('are put to it and taken away one by one; with the last one the store follows the rule again', () => {
    const one = withPerson([], 's1', 'p1');
    const two = withPerson(one, 's1', 'p2');
    expect(two).toEqual([{ storeId: 's1', personIds: ['p1', 'p2'] }]);
    expect(withPerson(two, 's1', 'p1')).toEqual([{ storeId: 's1', personIds: ['p2'] }]);
    expect(withPerson(one, 's1', 'p1')).toEqual([]);
    expect(peopleOf(two, 's2')).toEqual([]);
    expect(withoutStore(withPerson(two, 's2', 'p1'), 's1')).toEqual([{ storeId: 's2', personIds: ['p1'] }]);
  });

  it('are, whatever was pressed, what the contract takes: a store once, nobody twice', () => {
    const person = fc.constantFrom(...['a', 'b', 'c'].map((end) => `01990000-0000-7000-8000-00000000000${end}`));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('s1', 's2'), person)), (presses) => {
        const overrides = presses.reduce<ReturnType<typeof withPerson>>(
          (before, [storeId, personId]) => withPerson(before, storeId, personId),
          [],
        );
        expect(alertRoutingSchema.parse({ ...aDraft().routing, overrides }).overrides).toEqual(overrides);
        expect(new Set(overrides.map(({ storeId }) => storeId)).size).toBe(overrides.length);
        for (const { personIds } of overrides) expect(new Set(personIds).size).toBe(personIds.length);
        for (const [storeId, personId] of presses) {
          const times = presses.filter(([store, who]) => store === storeId && who === personId).length;
          expect(peopleOf(overrides, storeId).includes(personId)).toBe(times % 2 === 1);
        }
      }),
    );
  });
});
