import { describe, expect, it } from '@jest/globals';
import { isNightDue } from './night-due.js';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

describe('a nightly job on one machine', () => {
  it.each([
    ['without a tenant', [], undefined, 0, false],
    ['while the first sales are counted', [0], undefined, 2 * MINUTE, false],
    ['when they have been', [0], undefined, 3 * MINUTE, true],
    ['when it ran before there was a tenant', [0], -MINUTE, 4 * MINUTE, true],
    ['again on a slow machine', [0], 3 * MINUTE, 15 * MINUTE, true],
    ['not a third time', [0], 15 * MINUTE, 20 * MINUTE, false],
    ['after a day', [0], 15 * MINUTE, 16 * MINUTE + DAY, true],
    ['for a tenant that came later', [0, DAY], 12 * MINUTE, DAY + 4 * MINUTE, true],
  ])('runs %s or not', (_, tenants, last, now, isDue) => {
    expect(isNightDue(tenants, last, now)).toBe(isDue);
  });
});
