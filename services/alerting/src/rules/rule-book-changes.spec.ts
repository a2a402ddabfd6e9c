import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import type { TenantFacts } from '@vitrine/alert-rules';
import type { KeptRule, Store } from '@vitrine/store';
import { aDraft } from '../testing/a-rule.js';
import { RuleBook } from './rule-book.js';

const tenantId = 'loja';
const change = { tenantId, kind: 'alertRule' } as const;
const facts: TenantFacts = {
  ...{ asOfMs: 0, timeZone: 'America/Sao_Paulo', stores: new Map(), lowPerformers: [] },
  ...{ categoryOf: () => undefined, pastDaysOf: () => [], soldDaysOf: () => 1, goalOf: () => undefined },
};

/** Rules as the database has them, and which of them were read when. */
function someRules() {
  const rules = new Map<string, KeptRule>();
  const readings: string[][] = [];
  const put = (id: string, version = 1) => {
    const at = new Date(0);
    const rule = aDraft();
    const row = { id, tenantId, version, state: 'on', rule, authorId: null, pausedUntil: null } as const;
    rules.set(id, { ...row, createdAt: at, updatedAt: at });
  };
  const alertRules = {
    versions: async () => [...rules.values()],
    listActive: async (_: string, ids: readonly string[] = []) => {
      readings.push([...ids]);
      return [...rules.values()].filter(({ id }) => ids.includes(id));
    },
  };
  const store = { alertRules, users: {} } as unknown as Pick<Store, 'alertRules' | 'users'>;
  return { store, readings, put, drop: (id: string) => rules.delete(id) };
}

function bookOf({ store }: Pick<ReturnType<typeof someRules>, 'store'>): RuleBook {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const replay = { nowMs: (_: string, nowMs: number) => nowMs };
  const clock = { nowMs: () => Date.now() };
  return new RuleBook({ store, facts: { read: async () => facts }, clock, replay, log: log as never });
}

const idsIn = (book: RuleBook) => book.of(tenantId)?.asked.map(({ id, version }) => `${id}@${version}`);

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

it('reads rules that are made one after another together, and each of them once', async () => {
  const kept = someRules();
  const book = bookOf(kept);
  kept.put('0');
  await book.load(tenantId);
  for (let made = 1; made <= 100; made++) {
    kept.put(`${made}`);
    book.changed(change);
    await jest.advanceTimersByTimeAsync(10);
  }
  await jest.advanceTimersByTimeAsync(1_000);
  expect(idsIn(book)).toHaveLength(101);
  expect(kept.readings.length).toBeLessThanOrEqual(6);
  expect(kept.readings.flat().sort()).toEqual([...Array(101).keys()].map(String).sort());
  book.stop();
});

it('reads the first change at once, and follows a new version and a rule that is gone', async () => {
  const kept = someRules();
  const book = bookOf(kept);
  kept.put('a');
  kept.put('b');
  await book.load(tenantId);
  await jest.advanceTimersByTimeAsync(1_000);
  kept.put('a', 2);
  kept.drop('b');
  book.changed(change);
  await jest.advanceTimersByTimeAsync(0);
  expect([idsIn(book), kept.readings]).toEqual([['a@2'], [['a', 'b'], ['a']]]);
  book.stop();
});
