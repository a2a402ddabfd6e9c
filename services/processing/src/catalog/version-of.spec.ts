import { describe, expect, it } from '@jest/globals';
import { versionOf } from './version-of.js';

const at = (timestamp: number, offset: number) => versionOf({ timestamp: String(timestamp), offset: String(offset) });
const NOW_MS = Date.UTC(2026, 10, 21);

describe('the version of a catalogue entry', () => {
  it('follows the log within one millisecond, also past every multiple of 4,096', () => {
    const versions = Array.from({ length: 10_000 }, (_, offset) => at(NOW_MS, offset));
    expect(versions.every((version, index) => index === 0 || version > (versions[index - 1] as bigint))).toBe(true);
  });

  it('follows the clock when the partition of an entry has changed', () => {
    expect(at(NOW_MS + 1, 0)).toBeGreaterThan(at(NOW_MS, 4_000_000));
  });

  it('is above every version that was written before, and fits into 64 bits', () => {
    expect(at(NOW_MS, 0)).toBeGreaterThan(BigInt(NOW_MS + 60_000) * 4_096n);
    expect(at(Date.UTC(2100, 0, 1), 2 ** 40)).toBeLessThan(2n ** 64n);
  });
});
