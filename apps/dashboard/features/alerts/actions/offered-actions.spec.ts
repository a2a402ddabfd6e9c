import { describe, expect, it } from '@jest/globals';
import { aMe } from '@/testing/people';
import { offeredActions } from './offered-actions';

const me = aMe();
const seller = aMe({ role: 'seller', scope: { sellerId: 'p1' } });
const ana = { id: 'u1', name: 'Ana' };
const bia = { id: 'u2', name: 'Bia' };

describe('what is offered for an alert', () => {
  it.each([
    ['open', null, ['acknowledge', 'assign', 'snooze', 'resolve', 'notUseful']],
    ['open', ana, ['release', 'assign', 'snooze', 'resolve', 'notUseful']],
    ['open', bia, ['assign', 'snooze', 'resolve', 'notUseful']],
    ['snoozed', null, ['acknowledge', 'assign', 'snooze', 'wake', 'resolve', 'notUseful']],
    ['resolved', ana, ['reopen', 'notUseful']],
  ] as const)('that is %s, with %j', (status, assignee, expected) => {
    expect(offeredActions({ status, assignee }, me)).toEqual(expected);
  });

  it('leaves a seller what hides nothing from others', () => {
    expect(offeredActions({ status: 'open', assignee: null }, seller)).toEqual(['acknowledge', 'notUseful']);
    expect(offeredActions({ status: 'resolved', assignee: null }, seller)).toEqual(['notUseful']);
  });
});
