import { LogWatch } from '@vitrine/bus';
import type { ConsumerKit, ConsumerParts } from '@vitrine/consumer';
import { WatchCompleteness } from './completeness/watch-completeness.js';
import type { Env } from './env.js';
import { AlertMetrics } from './metrics/alert-metrics.js';
import { partialsPart } from './partials/partials.part.js';
import type { Replay } from './replay/replay.js';
import { HealthReport } from './rules/health-report.js';
import { PartitionReports } from './rules/partition-reports.js';
import { rulesPart } from './rules/rules.part.js';
import type { ServicePart } from './service-part.js';
import { ticketsPart } from './tickets/tickets.part.js';

/** Everything between accepted tickets and raised alerts. */
export function watchingParts(
  kit: ConsumerKit,
  { env, logger, registry }: ConsumerParts<Env>,
  replay: Replay,
): ServicePart[] {
  const rules = rulesPart(kit, replay);
  const watch = new WatchCompleteness(new LogWatch(kit.kafka, env), kit.clock, logger);
  const { completeness } = watch;
  const metrics = new AlertMetrics(registry, { ...rules, completeness });
  const reports = new PartitionReports();
  const needs = { book: rules.book, reports, completeness, metrics, replay };
  const report = new HealthReport({
    ...{ book: rules.book, reports, store: kit.store.alertRuleHealth, clock: kit.clock, log: logger },
    completeUntilMs: () => completeness.watchedMs,
  });
  return [rules, { background: watch }, { background: report }, ticketsPart(kit, needs), partialsPart(kit, needs)];
}
