import type { EventClock, TenantWatch, WatchChange } from '@vitrine/alert-rules';
import type { Outcome } from '@vitrine/consumer';
import type { AlertRaised, AlertStage, TopicName } from '@vitrine/contracts';
import type { KafkaMessage } from 'kafkajs';
import type { SaleTimes } from '../replay/replay.js';
import type { Ordinal } from '../state/marks.js';

/** Something that the stage found, with the sale that made it so; absent: time alone did. */
export interface StageChange {
  readonly change: WatchChange;
  readonly cause?: AlertRaised['cause'];
  /** Tells changes of one moment apart. */
  readonly by: string;
}

export interface JudgedBy {
  /** A clock that is far ahead of it is not believed. */
  readonly nowMs: number;
  /** Absent: the tenant lives by the clock on the wall. */
  readonly events?: EventClock | undefined;
}

/** What differs between the stages: tickets within a store, and partial sums of what spans stores. */
export interface Stage<Input> {
  readonly name: AlertStage;
  readonly topic: TopicName;
  read(message: KafkaMessage): Outcome<Input>;
  tenantOf(input: Input): string;
  /** The business dates that it changes. */
  daysOf(input: Input): readonly string[];
  /** The key that decides its partition. */
  keyOf(input: Input): string;
  /** The same of a subject, named as in records of state. */
  keyOfSubject(tenantId: string, subject: string): string;
  /** Where it came from: a reader of transactions may get it twice. */
  ordinalOf(input: Input): Ordinal;
  take(watch: TenantWatch, input: Input, by: JudgedBy): StageChange[];
  /** Of the sale that it tells of; absent where nothing tells of single ones. */
  timesOf?(input: Input): SaleTimes;
  /** Adds what was judged before a restart to the subjects that lack it. */
  replay(watch: TenantWatch, input: Input, by: { lacks: (subject: string) => boolean; nowMs: number }): void;
}
