import { beforeEach, describe, expect, it } from '@jest/globals';
import type { TenantFacts } from '@vitrine/alert-rules';
import type { KeptRule } from '@vitrine/store';
import { aDraft } from '../testing/a-rule.js';
import { RuleBook } from './rule-book.js';

const MINUTE_MS = 60_000;
const facts: TenantFacts = {
  ...{ asOfMs: 0, timeZone: 'America/Sao_Paulo', stores: new Map(), categoryOf: () => undefined, lowPerformers: [] },
  ...{ pastDaysOf: () => [], soldDaysOf: () => 1, goalOf: () => undefined },
};
const rule = { id: 'r', tenantId: 'loja', version: 1, state: 'on', pausedUntil: null, authorId: null, rule: aDraft() };

describe('facts of a tenant', () => {
  let nowMs: number;
  let reads: number;
  let whileReading: () => void;
  let book: RuleBook;
  beforeEach(async () => {
    [nowMs, reads, whileReading] = [0, 0, () => undefined];
    book = new RuleBook({
      store: {
        alertRules: { versions: async () => [rule], listActive: async () => [rule as unknown as KeptRule] },
        users: { find: async () => undefined },
      } as unknown as ConstructorParameters<typeof RuleBook>[0]['store'],
      facts: {
        read: async () => {
          reads += 1;
          whileReading();
          return facts;
        },
      },
      clock: { nowMs: () => nowMs } as ConstructorParameters<typeof RuleBook>[0]['clock'],
      replay: { nowMs: (_: string, at: number) => at } as ConstructorParameters<typeof RuleBook>[0]['replay'],
      log: { warn: () => undefined } as unknown as ConstructorParameters<typeof RuleBook>[0]['log'],
    });
    await book.load('loja');
  });

  /** Half minutes of an hour at which they are read again. */
  async function readAt(minutes: number): Promise<number[]> {
    const at: number[] = [];
    for (const end = nowMs + minutes * MINUTE_MS; nowMs < end; ) {
      nowMs += MINUTE_MS / 2;
      const before = reads;
      await book.compare();
      if (reads > before) at.push(nowMs / MINUTE_MS);
    }
    return at;
  }

  it('are read once an hour while nothing of the past changes', async () => {
    expect(await readAt(61)).toEqual([60]);
  });

  it('are read with the next look after a day before today was changed', async () => {
    await readAt(20);
    book.changedPast('loja');
    book.changedPast('loja');
    expect(await readAt(30)).toEqual([20.5]);
  });

  it('are read every five minutes while an import changes the past without a break', async () => {
    whileReading = () => book.changedPast('loja');
    book.changedPast('loja');
    expect(await readAt(16)).toEqual([5, 10, 15]);
  });

  it('stay due when they could not be read', async () => {
    await readAt(10);
    book.changedPast('loja');
    whileReading = () => {
      throw new Error('the warehouse is away');
    };
    expect(await readAt(1)).toEqual([10.5, 11]);
    whileReading = () => undefined;
    expect(await readAt(10)).toEqual([11.5]);
  });
});
