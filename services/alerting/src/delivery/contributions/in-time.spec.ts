import { describe, expect, it } from '@jest/globals';
import { InTime } from './in-time.js';

const log = { warn: () => undefined } as never;
const never = () => new Promise<string>(() => undefined);

describe('what a message can do without', () => {
  it('is waited for so long, and no longer', async () => {
    const inTime = new InTime(log, () => 0);
    expect(await inTime.ask(async () => 'known', 1_000)).toBe('known');
    expect(await inTime.ask(never, 5)).toBeUndefined();
  });

  it.each([
    ['an answer that is late', never],
    ['one that fails', () => Promise.reject(new Error('ClickHouse is away'))],
  ])('is not asked for a while after %s', async (_, question) => {
    let nowMs = 0;
    let asked = 0;
    const inTime = new InTime(log, () => nowMs);
    const ask = () => inTime.ask(async () => ++asked, 1_000);
    expect(await inTime.ask(question, 5)).toBeUndefined();
    expect([await ask(), asked]).toEqual([undefined, 0]);
    nowMs = 5_000;
    expect([await ask(), asked]).toEqual([1, 1]);
  });

  it('is not asked at all without time for it', async () => {
    let asked = 0;
    expect(await new InTime(log, () => 0).ask(async () => ++asked, 0)).toBeUndefined();
    expect(asked).toBe(0);
  });
});
