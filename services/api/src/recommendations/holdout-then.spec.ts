import { describe, expect, it } from '@jest/globals';
import type { SettingChange, Tenant } from '@vitrine/store';
import { holdoutThen } from './holdout-then.js';

const tenant = { id: 't', recommendHoldout: 'off', recommendHoldoutWithout: ['quiet'] } as unknown as Tenant;
const changed = (atMs: number, name: string, value: unknown): SettingChange => ({ name, value, at: new Date(atMs) });
const settingsAt = (changes: readonly SettingChange[], atMs: number) => {
  const { recommendHoldout, recommendHoldoutWithout } = holdoutThen(tenant, changes, atMs);
  return [recommendHoldout, ...recommendHoldoutWithout];
};

describe('whether a store held hours out at a moment', () => {
  it('is as it is now where nobody ever changed it', () => {
    expect(settingsAt([], 0)).toEqual(['off', 'quiet']);
    expect(settingsAt([changed(5, 'keepDays', 400)], 0)).toEqual(['off', 'quiet']);
  });

  it('is as the last change before said, and by default before the first', () => {
    const changes = [
      changed(10, 'recommendHoldout', 'off'),
      changed(20, 'recommendHoldoutWithout', ['loud', 'quiet']),
      changed(30, 'recommendHoldout', 'on'),
      changed(40, 'recommendHoldout', 'off'),
      changed(40, 'recommendHoldoutWithout', ['quiet']),
    ];
    expect(settingsAt(changes, 9)).toEqual(['on']);
    expect(settingsAt(changes, 10)).toEqual(['off']);
    expect(settingsAt(changes, 29)).toEqual(['off', 'loud', 'quiet']);
    expect(settingsAt(changes, 39)).toEqual(['on', 'loud', 'quiet']);
    expect(settingsAt(changes, 40)).toEqual(['off', 'quiet']);
  });

  it('is by default where the value is of another release', () => {
    expect(settingsAt([changed(1, 'recommendHoldout', 'sometimes')], 2)).toEqual(['on', 'quiet']);
  });
});
