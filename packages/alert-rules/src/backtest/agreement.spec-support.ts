import { dayOfHours, noSums } from '@vitrine/domain';
import { streamedMeasures, streamedWidth } from '@vitrine/metrics';
import type { PastDay, TenantFacts } from '../facts/tenant-facts.js';
import type { WatchedRule } from '../ready/ready-rule.js';
import { aRule, someFacts } from '../watch/small-tenant.spec-support.js';
import { TenantWatch, type WatchOptions } from '../watch/tenant-watch.js';
import type { WatchChange } from '../watch/watch-change.js';

const value = { kind: 'value', metric: 'netSales' } as const;
const fewer = { kind: 'usual', metric: 'tickets', side: 'below' } as const;
/** What is watched where a back-test is held against another way of watching. */
export const rules: readonly WatchedRule[] = [
  aRule('low', {
    condition: { ...value, window: '1h', side: 'below', warning: '300', slack: '20' },
    pendingMinutes: 7,
  }),
  aRule('high', {
    condition: { ...value, window: '15m', side: 'above', warning: '250', critical: '600' },
    recoverMinutes: 3,
    cooldownMinutes: 20,
  }),
  aRule('quiet', { condition: { kind: 'silence', side: 'above', warning: '25', critical: '50' } }),
  aRule('large', { grain: 'ticket', condition: { kind: 'ticket', metric: 'netSales', side: 'above', warning: '400' } }),
  aRule('network', { grain: 'network', condition: { ...value, window: '30m', side: 'above', warning: '700' } }),
  aRule('seller', { grain: 'seller', condition: { ...value, window: 'day', side: 'above', warning: '900' } }),
  aRule('stretch', { condition: { ...fewer, window: 'anyStretch', warning: '-1.5', critical: '-3', slack: '0.5' } }),
  aRule('sinceSale', { condition: { ...fewer, window: 'sinceSale', warning: '-2' }, pendingMinutes: 4 }),
  aRule('items', {
    condition: { kind: 'usual', metric: 'itemsPerTicket', window: '2h', side: 'below', warning: '-0.5' },
  }),
  aRule('usual', { condition: { kind: 'usual', metric: 'tickets', window: '2h', side: 'below', warning: '-1.5' } }),
];

const TICKETS = streamedMeasures.indexOf('tickets');
const UNITS = streamedMeasures.indexOf('units');
const hour = noSums(streamedWidth).map((_, index) => (index === TICKETS ? 6 : index === UNITS ? 18_000 : 0));
const pastDay = (day: string): PastDay => ({ day, ...dayOfHours(Array.from({ length: 24 }, () => hour)) });
const past = ['2026-09-22', '2026-09-29', '2026-10-06', '2026-10-13'].map(pastDay);
export const facts: TenantFacts = someFacts({ pastDaysOf: () => past });

/** Each change once, in an order of its own: batches may find them in another. */
export const told = (changes: readonly WatchChange[]) => changes.map((one) => JSON.stringify(one)).sort();

/** A restart: states of the last transaction, sums of the last checkpoint, and the tickets between them. */
export function restarted(before: TenantWatch, states: Map<string, object>, options: WatchOptions): TenantWatch {
  const kept = JSON.parse(
    JSON.stringify({ head: before.head(), states: [...states.values()], sums: [...before.sums()] }),
  );
  const watch = new TenantWatch(options);
  watch.use(rules, facts);
  watch.restore(kept);
  watch.use(rules, facts);
  return watch;
}
