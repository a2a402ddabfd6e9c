import { judgeHealth, RuleNotReady, seesWholeFromMs } from '@vitrine/alert-rules';
import type { BusLog } from '@vitrine/bus';
import type { Clock } from '@vitrine/consumer';
import type { NewRuleHealth, Store } from '@vitrine/store';
import { unhurried } from '../unhurried.js';
import type { PartitionReport, PartitionReports } from './partition-reports.js';
import type { RuleBook } from './rule-book.js';
import type { TenantRules } from './tenant-rules.js';

export interface HealthReportParts {
  readonly book: Pick<RuleBook, 'of' | 'tenantIds'>;
  readonly reports: Pick<PartitionReports, 'of' | 'changesOf'>;
  readonly store: Pick<Store['alertRuleHealth'], 'beat' | 'report'>;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly log: BusLog;
  /** Up to when every sale has come through all partitions; undefined: nothing is known. */
  readonly completeUntilMs: () => number | undefined;
}

const EVERY_MS = 5_000;
/** Everything once more, should somebody have taken a row away. */
const ANEW_MS = 600_000;
/** Rules that are judged without a breath: a rule may look at two thousand stores. */
const AT_ONCE = 50;

interface Told {
  readonly revision: number;
  readonly reports: number;
  readonly atMs: number;
}

/**
 * Tells how rules stand, so that people see it. Each pod tells of all rules, and says the same as the others: it knows all rules and facts,
 * and the brokers tell it about the partitions of others too. Only since when sales are counted, and
 * which rules could not be evaluated, it knows of its own partitions alone.
 */
export class HealthReport {
  private readonly told = new Map<string, Told>();
  private timer: NodeJS.Timeout | undefined;
  private turning: Promise<void> | undefined;
  private isWarned = false;

  constructor(private readonly parts: HealthReportParts) {}

  start(): void {
    this.timer = setInterval(() => {
      this.turning ??= this.tryTurn().finally(() => {
        this.turning = undefined;
      });
    }, EVERY_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.turning;
  }

  /** Writes what changed since the last turn. @throws StoreUnavailable */
  async turn(): Promise<void> {
    const { book, store, clock, completeUntilMs } = this.parts;
    const untilMs = completeUntilMs();
    await store.beat(untilMs === undefined ? undefined : new Date(untilMs), new Date(clock.nowMs()));
    for (const tenantId of book.tenantIds()) {
      const rules = book.of(tenantId);
      if (rules && this.isDue(tenantId, rules)) await this.tell(tenantId, rules);
    }
  }

  private async tryTurn(): Promise<void> {
    try {
      await this.turn();
      this.isWarned = false;
    } catch (error) {
      if (!this.isWarned) this.parts.log.warn({ error: String(error) }, 'How rules stand cannot be told; trying again');
      this.isWarned = true;
    }
  }

  private isDue(tenantId: string, { revision }: TenantRules): boolean {
    const told = this.told.get(tenantId);
    const isSame = told?.revision === revision && told.reports === this.parts.reports.changesOf(tenantId);
    return !isSame || this.parts.clock.nowMs() - told.atMs >= ANEW_MS;
  }

  private async tell(tenantId: string, rules: TenantRules): Promise<void> {
    const atMs = this.parts.clock.nowMs();
    const { store, reports } = this.parts;
    const changes = reports.changesOf(tenantId);
    const report = reports.of(tenantId);
    for (const [ruleId, thrown] of Object.entries(report.broken))
      this.parts.log.warn({ tenantId, ruleId, thrown }, 'A rule cannot be evaluated; the others go on');
    await store.report(await healthOf(rules, report), new Date(atMs));
    this.told.set(tenantId, { revision: rules.revision, reports: changes, atMs });
  }
}

async function healthOf(
  { asked, facts, failed }: TenantRules,
  { counted, broken }: PartitionReport,
): Promise<NewRuleHealth[]> {
  const rows: NewRuleHealth[] = [];
  const factsAt = new Date(facts.asOfMs);
  for await (const rule of unhurried(asked, AT_ONCE)) {
    const reason =
      failed.get(rule.id) ?? (Object.hasOwn(broken, rule.id) ? new RuleNotReady('not_evaluable', '') : undefined);
    const untilMs = reason ? undefined : seesWholeFromMs(rule, facts, counted);
    const blindUntil = untilMs === undefined ? null : new Date(untilMs);
    rows.push({ ruleId: rule.id, version: rule.version, ...judgeHealth(rule, facts, reason), blindUntil, factsAt });
  }
  return rows;
}
