import { type Pipeline, type PipelineStage, personalValueSchema } from '@vitrine/contracts';
import type { Scope } from '@vitrine/domain';
import type { Store } from '@vitrine/store';
import type { ControlTotals, DeadLetters, PersonalValues } from '@vitrine/warehouse';
import { groupByCode } from '../dead-letters/dead-letter-item.js';
import type { Backlog } from './backlog.js';
import type { ControlCheck } from './control-check.js';
import type { FlowMeter } from './flow-meter.js';
import { jobStates } from './job-states.js';
import type { Latency, LatencyWindow } from './latency-window.js';

/** Outcomes are counted over this time, whole hours. */
const LOOKBACK_MS = 24 * 3_600_000;
/** A field that held a personal value is named for this long after the last one. */
const PERSONAL_LOOKBACK_MS = 30 * 24 * 3_600_000;
/** Above these times a stage counts as slow: queryable and on the screen, as customers were promised. */
const SLOW_MS = { warehouse: 1_000, screen: 3_000 };
const LARGE_LAG = 1_000;

const NO_LATENCY: Latency = { p50Ms: null, p95Ms: null, p99Ms: null };

/**
 * Is what people of this tenant see complete and fresh? Waiting messages and their rate are those of all tenants behind the prefix, because
 * they hold up everybody. Outcomes are those of the whole tenant, whatever stores the caller may see.
 */
export class PipelineHealth {
  constructor(
    private readonly meter: FlowMeter,
    private readonly backlog: Backlog,
    private readonly controlTotals: Pick<ControlTotals, 'sum'>,
    private readonly controlCheck: Pick<ControlCheck, 'of'>,
    private readonly deadLetters: Pick<DeadLetters, 'summary'>,
    private readonly personalValues: Pick<PersonalValues, 'summary'>,
    private readonly feed: { isRunning: boolean },
    private readonly pingWarehouse: () => Promise<void>,
    private readonly jobRuns: Pick<Store['jobRuns'], 'list'>,
  ) {}

  async of(scope: Scope, now: Date = new Date()): Promise<Pipeline> {
    const { tenantId, stores } = scope;
    const fromMs = now.getTime() - LOOKBACK_MS;
    const [totals, control, rejected, personal, runs, isWarehouseUp] = await Promise.all([
      this.controlTotals.sum({ fromMs, tenantId }),
      this.controlCheck.of(tenantId, now.getTime()),
      this.deadLetters.summary({ tenantId, fromMs, ...(stores === 'all' ? {} : { storeIds: stores }) }),
      this.personalValues.summary(tenantId, now.getTime() - PERSONAL_LOOKBACK_MS),
      this.jobRuns.list(),
      this.pingWarehouse().then(
        () => true,
        () => false,
      ),
    ]);
    const { accepted, duplicate, rejected: refused, rehomed } = totals;
    return {
      asOf: now.toISOString(),
      stages: this.stages(tenantId, isWarehouseUp, now.getTime()),
      lag: this.backlog.lags,
      outcomes: { accepted, duplicate, rejected: refused, rehomed },
      control,
      rejectedByCode: groupByCode(rejected).map(({ code, count }) => ({ code, count })),
      personalValues: personal.map(personalValueOf),
      jobs: jobStates(runs, now),
    };
  }

  private stages(tenantId: string, isWarehouseUp: boolean, now: number): PipelineStage[] {
    const { queryable, api, browser } = this.meter.of(tenantId);
    const { written, processed } = this.backlog.rates();
    const lag = this.backlog.lags.reduce((sum, one) => sum + one.lag, 0);
    const isKafkaUp = this.backlog.isReachable;
    const blockage = this.backlog.blockage(now)?.cause;
    const isStalled = blockage === 'processing';
    return [
      { id: 'produce', ratePerSecond: written, ...NO_LATENCY, state: stateOfProducers(isKafkaUp, written, blockage) },
      { id: 'ingest', ratePerSecond: written, ...NO_LATENCY, state: stateOfRate(isKafkaUp, written) },
      {
        id: 'process',
        ratePerSecond: isStalled ? 0 : processed,
        ...queryable.percentiles(now),
        state: isKafkaUp && !isStalled ? stateOfLag(lag, processed) : 'down',
      },
      stageOf('warehouse', queryable, isWarehouseUp, SLOW_MS.warehouse, now),
      stageOf('api', api, this.feed.isRunning, SLOW_MS.screen, now),
      stageOf('browser', browser, true, SLOW_MS.screen, now),
    ];
  }
}

type PersonalSummary = Awaited<ReturnType<PersonalValues['summary']>>[number];

const personalValueOf = ({ field, kind, handling, count, firstAtMs, lastAtMs }: PersonalSummary) =>
  personalValueSchema.parse({
    ...{ field, kind, handling, count },
    since: new Date(firstAtMs).toISOString(),
    last: new Date(lastAtMs).toISOString(),
  });

function stageOf(
  id: PipelineStage['id'],
  window: LatencyWindow,
  isUp: boolean,
  slowMs: number,
  now: number,
): PipelineStage {
  const latency = window.percentiles(now);
  const isSlow = latency.p95Ms !== null && latency.p95Ms > slowMs;
  const state = !isUp ? 'down' : latency.p95Ms === null ? 'idle' : isSlow ? 'slow' : 'ok';
  return { id, ratePerSecond: window.rate(now), ...latency, state };
}

/** When a producer leaves a transaction open, all messages behind it wait for its end: the producer is the slow stage. */
function stateOfProducers(isUp: boolean, rate: number | null, blockage: string | undefined): PipelineStage['state'] {
  return isUp && blockage === 'transaction' ? 'slow' : stateOfRate(isUp, rate);
}

function stateOfRate(isUp: boolean, rate: number | null): PipelineStage['state'] {
  if (!isUp) return 'down';
  if (rate === null) return 'unknown';
  return rate === 0 ? 'idle' : 'ok';
}

function stateOfLag(lag: number, rate: number | null): PipelineStage['state'] {
  if (lag > LARGE_LAG) return 'slow';
  return rate === null ? 'unknown' : rate === 0 ? 'idle' : 'ok';
}
