import {
  type Batch,
  type KafkaEnv,
  type OutgoingRecord,
  type PartitionTurn,
  partitionOf,
  readPartition,
} from '@vitrine/bus';
import { acceptedOf, type Clock, type Outcome, reject, type TopicDirectory } from '@vitrine/consumer';
import { type AlertStateRecord, ticketKeyOf, topics } from '@vitrine/contracts';
import { storeDateOf } from '@vitrine/domain';
import type { Kafka } from 'kafkajs';
import { groupBy } from '../group-by.js';
import type { Replay } from '../replay/replay.js';
import type { PartitionReports } from '../rules/partition-reports.js';
import type { RuleBook } from '../rules/rule-book.js';
import { damagedState, type KeptTenant, keptByTenant } from '../state/kept-state.js';
import { readState } from '../state/read-state.js';
import type { StatePlace } from '../state/state-records.js';
import { StateTopicTooSmall } from '../state/state-topic-too-small.js';
import { unhurried } from '../unhurried.js';
import { alertKey, alertRaised } from './alert-raised.js';
import { collapseLate } from './collapse-late.js';
import { byClock, forgotten } from './other-clock.js';
import type { Stage, StageChange } from './stage.js';
import { decodeStageNote, encodeStageNote } from './stage-note.js';
import { WatchedTenant } from './watched-tenant.js';

export interface StageParts<Input> {
  readonly stage: Stage<Input>;
  readonly kafka: Kafka;
  readonly env: KafkaEnv;
  readonly book: RuleBook;
  /** Told since when sales are counted here, and which rules cannot be evaluated. */
  readonly reports: Pick<PartitionReports, 'tell' | 'forget'>;
  readonly clock: Clock;
  readonly replay: Replay;
  readonly topicDirectory: TopicDirectory;
  /** Up to when everything that could have reached this partition has; undefined: not known. */
  readonly completeUntilMs: (partition: number, position: number) => number | undefined;
  /** Records that go beside alerts: what the tickets add to sums that span stores. */
  readonly partialsOf?: (tenantId: string, tenant: WatchedTenant<Input>, batch: Batch) => OutgoingRecord[];
  /** Puts a record onto another partition of its topic. */
  readonly moved: (input: Input) => OutgoingRecord;
  readonly onRaised: (changes: readonly ReturnType<typeof alertRaised>[]) => void;
  /** Told when state of these tenants, or of all, cannot be found or read: of them nothing is concluded from what was before. */
  readonly onLost: (lost: LostState) => void;
}

export interface LostState {
  readonly stage: string;
  readonly partition: number;
  readonly tenants: readonly string[] | 'all';
}

/** One partition of a stage that is ours: its tenants in memory, as their records of state and its offset have them. */
export class StagePartition<Input> {
  private readonly tenants = new Map<string, WatchedTenant<Input>>();
  private readonly partition: number;
  private readonly among: number;
  /** What came before is not known. */
  private isNew: boolean;
  private isKept: boolean;
  private damaged: ReadonlySet<string> = new Set();

  private constructor(
    private readonly parts: StageParts<Input>,
    { partition, partitions, state, position }: PartitionTurn,
  ) {
    this.partition = partition;
    this.among = partitions;
    this.isNew = state === '' && position > 0;
    this.isKept = decodeStageNote(state)?.isKept ?? false;
  }

  /** Takes up what the last owner left, and adds up again what its records of sums do not have. */
  static async claim<Input>(parts: StageParts<Input>, turn: PartitionTurn): Promise<StagePartition<Input>> {
    const { stage, book } = parts;
    await turn.retry('partitions', () => refreshed(parts.topicDirectory, turn.partition));
    await turn.retry('rules', () => book.loadAll());
    const claimed = new StagePartition(parts, turn);
    const isOwn = decodeStageNote(turn.state)?.among === turn.partitions;
    const places = isOwn ? [turn.partition] : [...Array(parts.topicDirectory.partitionsOf(topics.alertsState)).keys()];
    const { records, damaged } = await turn.retry('state', () => readState(parts, stage.name, places));
    claimed.findLost(isOwn && records.length === 0, damaged);
    const ours: AlertStateRecord[] = [];
    for await (const record of unhurried(records))
      if (record.subject === '' || claimed.isHome(stage.keyOfSubject(record.tenantId, record.subject)))
        ours.push(record);
    const { own: kept, others } = byClock(keptByTenant(ours), parts.replay);
    await turn.retry('facts', async () => {
      for (const tenantId of kept.keys()) await book.load(tenantId);
    });
    for (const [tenantId, one] of kept) claimed.takeUp(tenantId, one, isOwn);
    for (const tenantId of book.tenantIds()) claimed.tenantOf(tenantId);
    if (isOwn) await turn.retry('replay', () => claimed.replay(turn.position));
    for (const [tenantId, tenant] of claimed.tenants) claimed.report(tenantId, tenant);
    const ended = [...others].flatMap(([tenantId, one]) => forgotten(claimed.place(tenantId, turn.position), one));
    if (!isOwn) await claimed.keepAll(turn, kept, ended);
    else if (ended.length > 0) await claimed.end(turn, ended, kept.size > 0);
    return claimed;
  }

  /** The partition is another's. */
  release(): void {
    this.parts.reports.forget(placeOf(this.parts.stage, this.partition));
  }

  /** One batch: judged, and settled with its alerts and its state. @returns what became of each message */
  async settle(batch: Batch): Promise<Outcome<Input>[]> {
    const outcomes = await batch.step('judge', () => this.read(batch));
    this.useRules();
    const found: [tenantId: string, change: StageChange][] = [];
    const moved: OutgoingRecord[] = [];
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.kind !== 'accepted') continue;
      const { value } = outcome;
      if (this.isHome(this.parts.stage.keyOf(value)))
        found.push(...this.take(value, Number(batch.messages[index]?.offset)));
      else moved.push(this.parts.moved(value));
    }
    this.tellPast(acceptedOf(outcomes));
    const at = batch.range.last + 1;
    await batch.settle([...moved, ...this.partials(batch), ...this.raised(found), ...this.kept(at)], this.note());
    return outcomes;
  }

  /** Judges what time alone brings about, while nothing of the partition is under way. */
  async turn(turn: PartitionTurn): Promise<void> {
    if (turn.partitions < this.parts.topicDirectory.partitionsOf(this.parts.stage.topic)) return this.handOver(turn);
    this.useRules();
    const untilMs = this.parts.completeUntilMs(this.partition, turn.position);
    const found = untilMs === undefined ? [] : this.tickTo(untilMs);
    const records = [...this.raised(found), ...this.kept(turn.position)];
    if (records.length > 0 || turn.state !== this.note()) await turn.commit(records, this.note());
  }

  private async read(batch: Batch): Promise<Outcome<Input>[]> {
    const { stage, book } = this.parts;
    const outcomes = batch.messages.map(
      (message): Outcome<Input> =>
        // One that lets its batch not through is passed over: it is in the warehouse, and only rules miss it.
        batch.resort > 0 ? reject('unprocessable') : stage.read(message),
    );
    const tenants = new Set(acceptedOf(outcomes).map((input) => stage.tenantOf(input)));
    await batch.retry('facts', async () => {
      for (const tenantId of tenants) await book.load(tenantId);
    });
    return outcomes;
  }

  private take(input: Input, offset: number): [string, StageChange][] {
    const tenantId = this.parts.stage.tenantOf(input);
    const found = this.tenantOf(tenantId)?.take(input, offset, this.parts.clock.nowMs()) ?? [];
    const times = this.parts.stage.timesOf?.(input);
    if (times) this.parts.replay.note(tenantId, times);
    return found.map((change) => [tenantId, change]);
  }

  /** What is sold on a day that is over changes what today is held against. */
  private tellPast(inputs: readonly Input[]): void {
    const { stage, book, clock, replay } = this.parts;
    for (const [tenantId, own] of groupBy(inputs, stage.tenantOf)) {
      const timeZone = book.of(tenantId)?.facts.timeZone ?? 'UTC';
      const { soldOn: today } = storeDateOf(replay.nowMs(tenantId, clock.nowMs()), timeZone);
      if (own.some((input) => stage.daysOf(input).some((day) => day < today))) book.changedPast(tenantId);
    }
  }

  private tickTo(untilMs: number): [string, StageChange][] {
    return [...this.tenants].flatMap(([tenantId, tenant]) => {
      const ownMs = this.parts.replay.untilMs(tenantId, untilMs);
      return ownMs === undefined ? [] : tenant.tickTo(ownMs).map((change): [string, StageChange] => [tenantId, change]);
    });
  }

  private raised(found: readonly (readonly [tenantId: string, change: StageChange])[]): OutgoingRecord[] {
    if (found.length === 0) return [];
    const nowMs = this.parts.clock.nowMs();
    const raised = [...groupBy(found, ([tenantId]) => tenantId)].flatMap(([tenantId, ofTenant]) => {
      const changes = ofTenant.map(([, change]) => change);
      // In a replay nothing is late: it is told at the moment of its event.
      return this.parts.replay.isOf(tenantId)
        ? changes.map((change) => ({ ...alertRaised(tenantId, change, nowMs), isLate: false }))
        : collapseLate(changes, nowMs).map((change) => alertRaised(tenantId, change, nowMs));
    });
    this.parts.onRaised(raised);
    const topic = this.parts.topicDirectory.nameOf(topics.alertsRaised);
    return raised.map((alert) => ({ topic, key: alertKey(alert), value: JSON.stringify(alert) }));
  }

  private partials(batch: Batch): OutgoingRecord[] {
    const { partialsOf } = this.parts;
    return partialsOf ? [...this.tenants].flatMap(([tenantId, tenant]) => partialsOf(tenantId, tenant, batch)) : [];
  }

  private kept(at: number): OutgoingRecord[] {
    const nowMs = this.parts.clock.nowMs();
    const kept = [...this.tenants].flatMap(([tenantId, tenant]) => tenant.records(this.place(tenantId, at), nowMs));
    this.isKept ||= kept.length > 0;
    return kept;
  }

  /** Once before the partition is judged by more partitions: from what is kept now, others take up what moves to them. */
  private async handOver(turn: PartitionTurn): Promise<void> {
    const records: OutgoingRecord[][] = [];
    for (const [tenantId, tenant] of this.tenants) {
      const place = this.place(tenantId, turn.position);
      records.push(tenant.records(place, this.parts.clock.nowMs()), await tenant.allRecords(place, []));
    }
    await turn.commit(records.flat(), this.note());
  }

  /** All state of the tenants, behind the records that end what is forgotten: they may be of the same keys. */
  private async keepAll(
    turn: PartitionTurn,
    kept: ReadonlyMap<string, KeptTenant>,
    ended: readonly OutgoingRecord[],
  ): Promise<void> {
    const all: OutgoingRecord[][] = [];
    for (const [tenantId, tenant] of this.tenants)
      all.push(await tenant.allRecords(this.place(tenantId, turn.position), kept.get(tenantId)?.states ?? []));
    const records = all.flat();
    if (ended.length > 0) this.isKept = false;
    this.isKept ||= records.length > 0;
    await turn.commit([...ended, ...records], this.note());
  }

  /** @param isRest whether other records of state are left: to find none at the next claim is a loss only then */
  private async end(turn: PartitionTurn, ended: OutgoingRecord[], isRest: boolean): Promise<void> {
    this.isKept = isRest;
    await turn.commit(ended, this.note());
  }

  /** The topic of states was made anew, or something in it is none of ours: what is left is gone on from. */
  private findLost(isEmpty: boolean, damaged: ReadonlySet<string>): void {
    const { stage, onLost } = this.parts;
    const isAllGone = isEmpty && this.isKept;
    this.isNew ||= isAllGone;
    this.damaged = damaged;
    if (isAllGone || damaged.size > 0)
      onLost({ stage: stage.name, partition: this.partition, tenants: isAllGone ? 'all' : [...damaged] });
  }

  private takeUp(tenantId: string, found: KeptTenant, isOwn: boolean): void {
    const isDamaged = found.head === undefined || this.damaged.has(tenantId);
    const kept = isDamaged ? damagedState(found, this.parts.clock.nowMs()) : found;
    const tenant = this.made(tenantId, kept.head ? kept.head.sinceMs : this.parts.clock.nowMs());
    // Offsets of another partition, or of a topic that is gone, say nothing here.
    const head = kept.head && (isOwn ? kept.head : { ...kept.head, from: null });
    tenant?.restore({ ...kept, head, sums: isOwn ? kept.sums : kept.sums.map((one) => ({ ...one, at: 0 })) });
  }

  private async replay(position: number): Promise<void> {
    const { stage } = this.parts;
    const from = Math.min(...[...this.tenants.values()].map(({ replayFrom }) => replayFrom ?? position));
    if (from >= position) return;
    const range = { topic: stage.topic, partition: this.partition, from, to: position };
    const nowMs = this.parts.clock.nowMs();
    for await (const message of unhurried(await readPartition(this.parts.kafka, this.parts.env, range))) {
      const outcome = stage.read(message);
      if (outcome.kind !== 'accepted' || !this.isHome(stage.keyOf(outcome.value))) continue;
      this.tenants.get(stage.tenantOf(outcome.value))?.replay(outcome.value, Number(message.offset), nowMs);
    }
  }

  private tenantOf(tenantId: string): WatchedTenant<Input> | undefined {
    const isSeenWhole = !this.isNew && !this.damaged.has(tenantId);
    return this.tenants.get(tenantId) ?? this.made(tenantId, isSeenWhole ? null : this.parts.clock.nowMs());
  }

  private made(tenantId: string, sinceMs: number | null): WatchedTenant<Input> | undefined {
    const { stage, book } = this.parts;
    const rules = book.of(tenantId);
    if (!rules) return undefined;
    const isOwn = (storeId: string) => this.isHome(ticketKeyOf({ tenantId, storeId }));
    const events = this.parts.replay.clockOf(tenantId);
    const tenant = new WatchedTenant({
      stage,
      partition: this.partition,
      isOwn,
      sinceMs: events ? null : sinceMs,
      events,
    });
    tenant.use(rules);
    this.tenants.set(tenantId, tenant);
    this.report(tenantId, tenant);
    return tenant;
  }

  private useRules(): void {
    const { book } = this.parts;
    for (const tenantId of book.tenantIds()) this.tenantOf(tenantId);
    for (const [tenantId, tenant] of this.tenants) {
      const rules = book.of(tenantId);
      if ((rules && tenant.use(rules)) || tenant.hasNewlyBroken()) this.report(tenantId, tenant);
    }
  }

  private report(tenantId: string, tenant: WatchedTenant<Input>): void {
    this.parts.reports.tell(placeOf(this.parts.stage, this.partition), tenantId, tenant.report());
  }

  private isHome(key: string): boolean {
    return partitionOf(key, this.among) === this.partition;
  }

  private note(): string {
    return encodeStageNote({ among: this.among, isKept: this.isKept });
  }

  private place(tenantId: string, at: number): StatePlace {
    const topic = this.parts.topicDirectory.nameOf(topics.alertsState);
    return { topic, partition: this.partition, among: this.among, stage: this.parts.stage.name, tenantId, at };
  }
}

const placeOf = ({ name }: { readonly name: string }, partition: number): string => `${name} ${partition}`;

async function refreshed(topicDirectory: TopicDirectory, partition: number): Promise<void> {
  await topicDirectory.refresh();
  const has = topicDirectory.partitionsOf(topics.alertsState);
  if (has <= partition) throw new StateTopicTooSmall(topicDirectory.nameOf(topics.alertsState), partition, has);
}
