import type { AcceptedTicket } from '@vitrine/contracts';
import { type DateText, isoWeekOf, storeDateOf } from '@vitrine/domain';
import type { LowPerformer } from '@vitrine/metrics';
import type { TenantFacts } from '../facts/tenant-facts.js';
import type { WatchedRule } from '../ready/ready-rule.js';
import type { RuleNotReady } from '../ready/rule-not-ready.js';
import { TenantWatch } from '../watch/tenant-watch.js';
import type { WatchChange } from '../watch/watch-change.js';

/** A ticket, and the instant at which the replay has it arrive. */
export interface Replayed {
  readonly ticket: AcceptedTicket;
  readonly atMs: number;
}

export interface BacktestOptions {
  readonly rules: readonly WatchedRule[];
  /** As of the end, with past days from eight weeks before the beginning: of each day only those before it are looked at. */
  readonly facts: TenantFacts;
  /** In order of arrival; those before `fromMs` fill the windows. */
  readonly arrivals: Iterable<Replayed> | AsyncIterable<Replayed>;
  readonly fromMs: number;
  /** Excluded; what time alone brings about is judged up to it. */
  readonly toMs: number;
  /** Whose figures were low as a week began; absent: those of the facts all along. */
  readonly lowPerformersOn?: (day: DateText) => readonly LowPerformer[];
}

export interface BacktestResult {
  /** In order. */
  readonly changes: readonly WatchChange[];
  readonly ticketsRead: number;
  /** Rules that cannot be evaluated, by their id. */
  readonly failed: ReadonlyMap<string, RuleNotReady>;
}

/** Replays a stretch of time through the very engine that watches live, and says what people would have been told. */
export async function backtest(options: BacktestOptions): Promise<BacktestResult> {
  const { rules, facts, arrivals, fromMs, toMs } = options;
  const watch = new TenantWatch({ stage: 'all', keepsAskedOnly: true });
  const failed = watch.use(rules, facts);
  const weekly = new WeeklyLowPerformers(watch, options);
  const changes: WatchChange[] = [];
  let ticketsRead = 0;
  for await (const { ticket, atMs } of arrivals) {
    if (atMs >= toMs) break;
    weekly.turnTo(atMs);
    const found = watch.take(ticket, atMs);
    ticketsRead += 1;
    for (const change of found) if (change.atMs >= fromMs) changes.push(change);
  }
  changes.push(...watch.tickTo(toMs - 1).filter(({ atMs }) => atMs >= fromMs));
  return { changes, ticketsRead, failed };
}

/** Weeks that had not begun are not known yet: the figures are taken anew with each. */
class WeeklyLowPerformers {
  private week: string | undefined;

  constructor(
    private readonly watch: TenantWatch,
    private readonly options: BacktestOptions,
  ) {}

  turnTo(atMs: number): void {
    const { facts, rules, lowPerformersOn } = this.options;
    if (!lowPerformersOn) return;
    const { soldOn: day } = storeDateOf(atMs, facts.timeZone);
    const week = isoWeekOf(day);
    if (week === this.week) return;
    this.week = week;
    this.watch.use(rules, { ...facts, lowPerformers: lowPerformersOn(day) });
  }
}
