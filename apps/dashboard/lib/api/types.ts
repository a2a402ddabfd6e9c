import type { MetricCell, MetricQuery, MetricResult, MetricRow, StreamSnapshot } from '@vitrine/contracts';

export type {
  CompareKind,
  DeadLetter,
  DeadLetterList,
  DeadLetterSummary,
  Me,
  MetricChange,
  MetricId,
  MetricList,
  Pipeline,
  PipelineStage,
  Problem,
  StoreItem as Store,
  StoreList,
} from '@vitrine/contracts';

/** A cell of an answer: money as an exact decimal string, counts and ratios as numbers, null where undefined. */
export type Figure = MetricCell;
export type { MetricRow };
export type MetricAnswer = MetricResult;
export type Filters = NonNullable<MetricQuery['filters']>;
export type Snapshot = StreamSnapshot;
export type { MetricQuery };

/** Business dates, both included. */
export interface Period {
  from: string;
  to: string;
}
