import { describe, expect, it } from '@jest/globals';
import { alertRuleDraftSchema } from '@vitrine/contracts';
import { askAddress, readAsked } from './ask-address';
import { ruleMetrics } from './choices';
import { draftAbout } from './prefill';

const asked = (address: string) => readAsked(new URL(address, 'http://shop.test').searchParams);

describe('a bell beside a figure', () => {
  it('carries metric, subject and stores in its address', () => {
    const figure = { metric: 'marginRate', grain: 'store', storeIds: ['s 1', 's/2'] } as const;
    expect(asked(askAddress(figure) ?? '')).toEqual(figure);
  });

  it('asks for nothing that no rule can watch', () => {
    expect(askAddress({ metric: 'sellerHour', grain: 'store', storeIds: ['s1'] })).toBeNull();
    expect(asked('/alerts/rules/new?metric=activeSellers')).toBeNull();
    expect(asked('/alerts/rules/new?metric=whatever&grain=store')).toBeNull();
  });

  it.each([...ruleMetrics, 'goalRate' as const])('begins a whole rule about %s', (metric) => {
    const draft = { ...draftAbout({ metric, grain: 'store', storeIds: ['s1'] }), name: 'x' };
    expect(alertRuleDraftSchema.parse(draft)).toEqual(draft);
  });
});
