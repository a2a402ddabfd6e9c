import { needsOf, recipientsOf, type WatchedRule } from '@vitrine/alert-rules';
import type { AlertRuleDraft, Backtest, BacktestRequest } from '@vitrine/contracts';
import { ProblemError } from '@vitrine/platform';
import type { Store } from '@vitrine/store';
import type { Labels } from '@vitrine/warehouse';
import type { Access } from '../access/access.js';
import { authorOf, type ManagedRules, refuseWrong } from '../alert-rules/managed-rules.js';
import { overlappingRules } from '../alert-rules/overlapping-rules.js';
import { whoIsTold } from '../alert-rules/rule-checks.js';
import type { RuleGround } from '../alert-rules/rule-ground.js';
import { nameOfSubject, namesOfSubjects } from '../alerts/subject-names.js';
import type { BacktestFound, Firing } from './backtest-job.js';
import { BacktestsBusy, type BacktestThreads } from './backtest-threads.js';
import { idsOf } from './firings.js';

const MOST_FIRINGS = 1_000;
const MOST_RECIPIENTS = 200;
/** Each is one more rule for the engine. */
const MOST_COMPARED = 5;
const RETRY_AFTER_SECONDS = '2';
const ASKED = 'asked';
const DAYS_A_WEEK = 7;

/** What a rule would have done in the last days, cut to what the caller sees. */
export class Backtests {
  constructor(
    private readonly store: Store,
    private readonly rules: ManagedRules,
    private readonly labels: Labels,
    private readonly threads: Pick<BacktestThreads, 'run'>,
    private readonly now: () => number = Date.now,
  ) {}

  /** @throws 400 | 403 as making the rule would; 429 while as many as may be are under way */
  async run(access: Access, { rule, days, ruleId }: BacktestRequest, signal: AbortSignal): Promise<Backtest> {
    const startedMs = performance.now();
    const ground = await this.rules.ground(access);
    const asked = { tenantId: access.tenant.id, authorId: authorOf(access), rule };
    const context = refuseWrong(access, asked, ground);
    const compared = await this.comparedWith({ ...asked, ...(ruleId !== undefined && { id: ruleId }) }, ground);
    const { stores } = access.scope;
    const limited = stores === 'all' ? {} : { scope: stores };
    const job = {
      ...{ tenantId: access.tenant.id, timeZone: access.tenant.timeZone, currency: access.tenant.currency },
      ...{ days, nowMs: this.now() },
      rules: [watched(ASKED, rule, limited), ...compared.map((one) => watched(one.id, one.rule, limited))],
      ...(stores !== 'all' && { storeIds: stores }),
    };
    const [found, unsold] = await Promise.all([
      this.threads.run(job, signal).catch(refuseBusy),
      this.rules.unsoldOf(access, rule),
    ]);
    const people = new Set([...whoIsTold(rule, context).values()].flat());
    return {
      ...{ from: found.from, to: found.to, firingsTotal: found.firings.length, ticketsRead: found.ticketsRead },
      firings: await this.named(access, found.firings.slice(0, MOST_FIRINGS), ground),
      perWeek: (found.firings.length / days) * DAYS_A_WEEK,
      perManagerPerDay: people.size === 0 ? null : tellsOf(found, rule, asked.authorId, ground) / people.size / days,
      overlaps: compared
        .map(({ id, rule: { name } }) => ({ ruleId: id, name, share: found.shares[id] ?? 0 }))
        .filter(({ share }) => share > 0),
      unsold,
      recipients: ground.recipients([...people].sort().slice(0, MOST_RECIPIENTS)),
      recipientsTotal: people.size,
      tookMs: Math.round(performance.now() - startedMs),
    };
  }

  private async named(
    access: Access,
    firings: readonly Firing[],
    { stores }: RuleGround,
  ): Promise<Backtest['firings']> {
    const names = await namesOfSubjects(access, firings, { labels: this.labels, stores });
    return firings.map((firing, place) =>
      toFiring(firing, nameOfSubject(firing.subject, names[place] ?? {}, access.tenant.name)),
    );
  }

  /** Rules that are on and ring for the same thing. */
  private comparedWith(asked: Parameters<typeof overlappingRules>[0], ground: RuleGround) {
    return overlappingRules(asked, { rules: this.store.alertRules, ground, most: MOST_COMPARED });
  }
}

function watched(id: string, draft: AlertRuleDraft, limited: Pick<WatchedRule, 'scope'>): WatchedRule {
  return { id, version: 1, draft, ...limited };
}

/** How often anybody would have been told. */
function tellsOf(
  { firings }: BacktestFound,
  rule: AlertRuleDraft,
  authorId: string | null,
  ground: RuleGround,
): number {
  const routed = { routing: rule.routing, authorId, needs: needsOf(rule) };
  return firings.reduce((sum, { subject }) => sum + recipientsOf(routed, subject, ground.audience).personIds.length, 0);
}

function toFiring({ subject, level, raisedMs, endedMs, judged }: Firing, name: string): Backtest['firings'][number] {
  return {
    subject: { grain: subject.grain, ids: idsOf(subject), name },
    level,
    raisedAt: new Date(raisedMs).toISOString(),
    endedAt: endedMs === null ? null : new Date(endedMs).toISOString(),
    value: judged === null ? null : String(Number(judged.toFixed(6))),
  };
}

function refuseBusy(error: unknown): never {
  if (error instanceof BacktestsBusy)
    throw new ProblemError(429, 'backtests_busy', { headers: { 'retry-after': RETRY_AFTER_SECONDS } });
  throw error;
}
