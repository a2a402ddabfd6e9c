import { backtest, type Replayed, type TenantFacts } from '@vitrine/alert-rules';
import { addDays, type DateText, offsetMsAt, storeDateOf } from '@vitrine/domain';
import type { BacktestFound, BacktestJob } from './backtest-job.js';
import { firingsOf, shareToldBy } from './firings.js';

/** What a back-test reads of the warehouse. */
export interface BacktestSource {
  facts(job: BacktestJob): Promise<TenantFacts>;
  /** In order of arrival, from as long before that business date as the rules look back. */
  arrivals(job: BacktestJob, from: DateText): AsyncIterable<Replayed>;
}

/** Replays the last days of the warehouse, up to now, and says what would have rung. */
export async function runBacktest(job: BacktestJob, source: BacktestSource): Promise<BacktestFound> {
  const { rules, nowMs: toMs, days, timeZone } = job;
  const to = storeDateOf(toMs, timeZone).soldOn;
  const from = addDays(to, 1 - days);
  const facts = await source.facts(job);
  const span = { fromMs: startOf(from, timeZone), toMs };
  const { changes, ticketsRead } = await backtest({ rules, facts, arrivals: source.arrivals(job, from), ...span });
  const [asked, ...others] = rules.map(({ id }) => ({ id, firings: firingsOf(changes, id) }));
  const firings = asked?.firings ?? [];
  const shares = Object.fromEntries(others.map((other) => [other.id, shareToldBy(other.firings, firings)]));
  return { from, to, firings, shares, ticketsRead };
}

/** Midnight of a business date on the tenant's clock. */
function startOf(day: DateText, timeZone: string): number {
  const utc = Date.parse(day);
  return utc - offsetMsAt(utc - offsetMsAt(utc, timeZone), timeZone);
}
