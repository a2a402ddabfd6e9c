import { setImmediate as breathe } from 'node:timers/promises';
import { type EventClock, type StateRecord, TenantWatch } from '@vitrine/alert-rules';
import type { OutgoingRecord } from '@vitrine/bus';
import { type PartitionReport, thrownAt } from '../rules/partition-reports.js';
import type { TenantRules } from '../rules/tenant-rules.js';
import type { HeadBody } from '../state/head-body.js';
import type { KeptTenant } from '../state/kept-state.js';
import { type MarkEntry, Marks } from '../state/marks.js';
import { RollingSums } from '../state/rolling-sums.js';
import { type StatePlace, stateRecord } from '../state/state-records.js';
import { unhurried } from '../unhurried.js';
import type { Stage, StageChange } from './stage.js';

export interface WatchedTenantOptions<Input> {
  readonly stage: Stage<Input>;
  /** Through which the tenant's records come. */
  readonly partition: number;
  readonly isOwn: (storeId: string) => boolean;
  readonly sinceMs: number | null;
  /** Absent: the tenant lives by the clock on the wall. */
  readonly events?: EventClock | undefined;
  /** How much of a checkpoint one transaction carries. */
  readonly pieceBytes?: number;
}

/** A round begins when so much would have to be added up again after a restart, and in quiet times after a minute. */
const ROUND_RECORDS = 1_000;
const BUSY_ROUND_MS = 10_000;
const QUIET_ROUND_MS = 60_000;

interface Behind {
  readonly from: number;
  readonly marks: readonly MarkEntry[];
}

/** One tenant in one partition of a stage: its rules at work, and what is to be kept of them. */
export class WatchedTenant<Input> {
  private readonly watch: TenantWatch;
  private readonly sums: RollingSums;
  private readonly reached = new Map<string, number>();
  private marks: Marks;
  private rules: TenantRules | undefined;
  /** From where sums would have to be added up again: by the records of the last round, and of the one under way. */
  private behind: Behind | undefined;
  private behindNext: Behind | undefined;
  private sinceRound = 0;
  private roundMs = Number.NEGATIVE_INFINITY;
  private isTouched = false;
  private brokenRules = 0;

  constructor(private readonly options: WatchedTenantOptions<Input>) {
    const { stage, partition, isOwn, sinceMs, pieceBytes } = options;
    this.watch = new TenantWatch({ stage: stage.name, isOwn, ...(sinceMs !== null && { sinceMs }) });
    this.sums = new RollingSums(() => this.watch.sums(), pieceBytes);
    this.marks = new Marks(partition);
    // Since when sales are seen must not be forgotten with the next restart.
    this.isTouched = sinceMs !== null;
  }

  /** Takes over rules and facts when they are others than before. @returns whether they are */
  use(rules: TenantRules): boolean {
    if (rules.revision === this.rules?.revision) return false;
    this.rules = rules;
    this.watch.use(rules.rules, rules.facts);
    return true;
  }

  report(): PartitionReport {
    return { counted: this.watch.countedSince(), broken: this.broken() };
  }

  /** Whether a rule could not be evaluated that could be when this was asked last. */
  hasNewlyBroken(): boolean {
    const now = this.watch.brokenRules().size;
    const isNew = now > this.brokenRules;
    this.brokenRules = now;
    return isNew;
  }

  private broken(): Record<string, string> {
    return Object.fromEntries([...this.watch.brokenRules()].map(([ruleId, error]) => [ruleId, thrownAt(error)]));
  }

  /** From where on the input has to be replayed; undefined: nowhere. */
  get replayFrom(): number | undefined {
    return this.behind?.from;
  }

  /** Before it `use`, after it `replay` for everything from `replayFrom` to where the partition stands. */
  restore({ head, states, sums }: KeptTenant): void {
    this.watch.restore({ ...(head && { head: head.watch }), states, sums: sums.map(({ record }) => record) });
    for (const { at, record } of sums) this.reached.set(record.subject, at);
    this.sums.found(this.reached.keys());
    if (!head) return;
    this.options.events?.reach(head.eventMs ?? Number.NEGATIVE_INFINITY);
    if (head.from !== null) this.behind = { from: head.from, marks: head.fromMarks };
    this.marks = new Marks(this.options.partition, head.from === null ? head.marks : head.fromMarks);
  }

  replay(input: Input, offset: number, nowMs: number): void {
    const { stage } = this.options;
    if (this.behind === undefined || offset < this.behind.from || !this.marks.pass(stage.ordinalOf(input))) return;
    const lacks = (subject: string) => (this.reached.get(subject) ?? 0) <= offset;
    stage.replay(this.watch, input, { lacks, nowMs });
  }

  /** What was found; undefined: it has been here before. */
  take(input: Input, offset: number, nowMs: number): StageChange[] | undefined {
    const { stage } = this.options;
    const isFirst = this.behind === undefined || (this.sums.isUnderWay && this.behindNext === undefined);
    const before = isFirst ? { from: offset, marks: this.marks.entries() } : undefined;
    if (!this.marks.pass(stage.ordinalOf(input))) return undefined;
    this.isTouched = true;
    this.sinceRound += 1;
    this.behind ??= before;
    if (this.sums.isUnderWay) this.behindNext ??= before;
    return stage.take(this.watch, input, { nowMs, events: this.options.events });
  }

  takePartials(): ReturnType<TenantWatch['takePartials']> {
    return this.watch.takePartials();
  }

  tickTo(atMs: number): StageChange[] {
    this.options.events?.reach(atMs);
    return this.watch.tickTo(atMs).map((change) => ({ change, by: 'time' }));
  }

  /** What the transaction keeps. */
  records(place: StatePlace, nowMs: number): OutgoingRecord[] {
    const states = this.watch
      .takeChangedStates()
      .map((record) => stateRecord(place, 'states', record.subject, bodyOf(record)));
    const sums = this.areSumsDue(nowMs) ? this.nextSums(place, nowMs) : [];
    if (states.length === 0 && sums.length === 0 && !this.isTouched) return [];
    this.isTouched = false;
    return [...states, ...sums, stateRecord(place, 'head', '', JSON.stringify(this.head()))];
  }

  /**
   * Everything, whatever was kept before: another partition, or another topic, goes on from it. Nothing may be taken before it has
   * resolved; heartbeats have their turn meanwhile.
   */
  async allRecords(place: StatePlace, states: readonly StateRecord[]): Promise<OutgoingRecord[]> {
    const records: OutgoingRecord[] = [];
    for await (const state of unhurried(states))
      records.push(stateRecord(place, 'states', state.subject, JSON.stringify(state)));
    this.sums.begin();
    for (let isLast = false; !isLast; await breathe()) {
      const piece = this.sums.next();
      for (const { subject, text } of piece.records) records.push(stateRecord(place, 'sums', subject, text));
      isLast = piece.isLast;
    }
    this.behind = undefined;
    this.behindNext = undefined;
    this.isTouched = false;
    return [...records, stateRecord(place, 'head', '', JSON.stringify(this.head()))];
  }

  private areSumsDue(nowMs: number): boolean {
    if (this.sums.isUnderWay || this.behind === undefined) return this.sums.isUnderWay;
    return nowMs - this.roundMs >= (this.sinceRound >= ROUND_RECORDS ? BUSY_ROUND_MS : QUIET_ROUND_MS);
  }

  private nextSums(place: StatePlace, nowMs: number): OutgoingRecord[] {
    if (!this.sums.isUnderWay) {
      this.sums.begin();
      this.sinceRound = 0;
      this.roundMs = nowMs;
    }
    const { records, gone, isLast } = this.sums.next();
    if (isLast) {
      this.behind = this.behindNext;
      this.behindNext = undefined;
    }
    return [
      ...records.map(({ subject, text }) => stateRecord(place, 'sums', subject, text)),
      ...gone.map((subject) => stateRecord(place, 'sums', subject, undefined)),
    ];
  }

  private head(): HeadBody {
    const { events } = this.options;
    return {
      watch: this.watch.head(),
      sinceMs: this.options.sinceMs,
      marks: this.marks.entries(),
      from: this.behind?.from ?? null,
      fromMarks: this.behind?.marks ?? [],
      ...(events && { eventMs: events.nowMs ?? null }),
    };
  }
}

const bodyOf = (record: { readonly states?: unknown; readonly ticket?: unknown }): string | undefined =>
  record.states === undefined && record.ticket === undefined ? undefined : JSON.stringify(record);
