import { describe, expect, it } from '@jest/globals';
import {
  alertChannels,
  alertConditionSchema,
  alertGrains,
  alertPeriods,
  alertStretches,
  alertWindows,
  metricIds,
} from '@vitrine/contracts';
import { isStreamed } from '@vitrine/metrics';
import fc from 'fast-check';
import { conditionKinds, grainsOf, ruleChannels, ruleMetrics, ruleStretches, ruleWindows } from './choices';
import { conditions } from './drafts.fixture';

describe('what a rule can be made of', () => {
  it('is every metric that sales tell by themselves, and no other', () => {
    expect([...ruleMetrics].sort()).toEqual(metricIds.filter(isStreamed).sort());
  });

  it('is every span, channel and subject of the contract', () => {
    expect(ruleWindows).toEqual([...alertWindows, ...alertPeriods]);
    expect(ruleStretches).toEqual(alertStretches);
    expect(ruleChannels).toEqual(alertChannels);
    expect([...new Set(Object.values(grainsOf).flat())].sort()).toEqual([...alertGrains].sort());
  });

  it('is every condition of the contract', () => {
    fc.assert(fc.property(conditions, (condition) => alertConditionSchema.safeParse(condition).success));
    expect(conditionKinds).toHaveLength(7);
  });
});
