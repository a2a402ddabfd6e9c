import { describe, expect, it } from '@jest/globals';
import { createLogger } from '@vitrine/platform';
import type { LedgerLine, LedgerWindow } from '@vitrine/warehouse';
import { Registry } from 'prom-client';
import { ControlCheck } from './control-check.js';

const line = (more: Partial<LedgerLine>): LedgerLine => ({
  partition: 0,
  firstOffset: 0,
  lastOffset: 9,
  read: 10,
  accepted: 7,
  duplicate: 1,
  rejected: 2,
  rehomed: 0,
  inFacts: 7,
  inDeadLetters: 2,
  difference: 0,
  ...more,
});
const now = Date.parse('2026-11-20T12:00:00Z');

function checkOf(lines: () => LedgerLine[]) {
  const registry = new Registry();
  const asked: LedgerWindow[] = [];
  const read = async (window: LedgerWindow) => {
    asked.push(window);
    return lines();
  };
  return { registry, asked, check: new ControlCheck(read, registry, createLogger('api', 'fatal')) };
}

describe('ControlCheck', () => {
  it('adds up what disagrees in each partition, so that one cannot make up for another', async () => {
    const { check, asked, registry } = checkOf(() => [
      line({ inFacts: 6, difference: 1 }),
      line({ partition: 1, inFacts: 8, difference: 1 }),
    ]);
    const { difference, compared } = await check.of('acme', now);
    expect(difference).toBe(2);
    expect(compared).toMatchObject({ read: 20, accepted: 14, inFacts: 14, rejected: 4, inDeadLetters: 4 });
    await check.measure(now);
    expect(await registry.metrics()).toContain('vitrine_control_difference 2');
    expect(asked).toEqual([
      { tenantId: 'acme', fromMs: now - 86_400_000, toMs: now },
      { fromMs: now - 86_400_000, toMs: now },
    ]);
  });

  it('asks the warehouse once a minute however many look, and again at once after a failure', async () => {
    let fails = true;
    const { check, asked } = checkOf(() => {
      if (fails) throw new Error('away');
      return [line({})];
    });
    await expect(check.of('acme', now)).rejects.toThrow('away');
    fails = false;
    for (const seconds of [1, 30, 60, 61]) expect((await check.of('acme', now + seconds * 1000)).difference).toBe(0);
    expect(asked).toHaveLength(3);
  });

  it('keeps the last value of the gauge while the warehouse is away', async () => {
    let fails = false;
    const { check, registry } = checkOf(() => {
      if (fails) throw new Error('away');
      return [line({ difference: 3 })];
    });
    await check.measure(now);
    fails = true;
    await check.measure(now);
    expect(await registry.metrics()).toContain('vitrine_control_difference 3');
  });
});
