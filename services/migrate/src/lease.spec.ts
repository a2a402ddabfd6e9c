import { describe, expect, it } from '@jest/globals';
import { HeldLease, LeaseLost } from './lease.js';

/** A lease of ten seconds that began at 0, and the clock it looks at. */
function leaseOfTenSeconds() {
  const clock = { nowMs: 0 };
  return { clock, lease: new HeldLease('erasure', 10_000, 0, () => clock.nowMs) };
}

describe('a held lease', () => {
  it('lets steps begin while half of it is left', () => {
    const { clock, lease } = leaseOfTenSeconds();
    clock.nowMs = 5_000;
    lease.check();
    clock.nowMs = 5_001;
    expect(() => lease.check()).toThrow(LeaseLost);
  });

  it('goes on from when a renewal was asked for, not from when it was answered', async () => {
    const { clock, lease } = leaseOfTenSeconds();
    clock.nowMs = 4_000;
    await lease.renew(async () => {
      clock.nowMs = 8_000;
      return true;
    });
    clock.nowMs = 9_000;
    lease.check();
    clock.nowMs = 9_001;
    expect(() => lease.check()).toThrow(LeaseLost);
  });

  it('outlives a renewal that fails, and is over for good with one that is refused', async () => {
    const { clock, lease } = leaseOfTenSeconds();
    clock.nowMs = 1_000;
    await lease.renew(() => Promise.reject(new Error('Postgres is away')));
    lease.check();
    await lease.renew(async () => false);
    expect(() => lease.check()).toThrow(
      'This run of erasure has lost its lease. The next run goes on where it stopped.',
    );
  });
});
