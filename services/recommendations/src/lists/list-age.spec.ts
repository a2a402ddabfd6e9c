import { describe, expect, it } from '@jest/globals';
import { Registry } from 'prom-client';
import { watchLists } from './list-age.js';

const NAME = 'vitrine_recommendations_oldest_list_age_seconds';

describe('the age of lists', () => {
  it('is that of the store whose are oldest, grows while nobody answers, and is absent without stores', async () => {
    const registry = new Registry();
    let nowMs = 1_000_000;
    let answer: ReadonlyMap<string, number> | undefined = new Map();
    const oldestOfTenants = async () => {
      if (answer === undefined) throw new Error('away');
      return answer;
    };
    watchLists(registry, { oldestOfTenants }, () => nowMs);
    const age = async () => /^vitrine\S+ (\S+)$/mu.exec(await registry.getSingleMetricAsString(NAME))?.[1];
    expect(await age()).toBeUndefined();
    answer = new Map([
      ['a', 900_000],
      ['b', 400_000],
    ]);
    // Asked again after five minutes only.
    expect(await age()).toBeUndefined();
    nowMs += 300_000;
    expect(await age()).toBe('900');
    answer = undefined;
    nowMs += 300_000;
    expect(await age()).toBe('1200');
  });
});
