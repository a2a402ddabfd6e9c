import { addDays, type DateText } from '../calendar/dates.js';
import { Agenda } from './agenda.js';
import { type AlertChange, type AlertState, hear, isOpen, nextState, normalSince } from './alert-state.js';
import { BrokenRules } from './broken-rules.js';
import { ClockMemory } from './clock-memory.js';
import type { CountedSince } from './counted-since.js';
import { dueOf } from './due.js';
import { type Evidence, evidenceOf, firstJudged } from './evidence.js';
import { kindsOf } from './kinds-of-rule.js';
import {
  holdsAt,
  type Known,
  type Manner,
  type Subject,
  subjectId,
  type TimedReference,
  type Watch,
} from './known-subject.js';
import { type Moment, readCondition } from './read-condition.js';
import { type Measured, partsOf, type Reference, type Rule, type Span, WINDOW_BEFORE } from './rule.js';
import type { ExpectedSales } from './scarcity.js';
import type { Opening, StoreClock } from './schedule.js';
import { kindOfSpan, type SpanSnapshot, SpanSums, type StoreTime, type SumKind, startOfSpanMs } from './span-sums.js';
import { forgetStretches, readStretch, type StretchAsked, stretchDue } from './stretches.js';
import { type Asked, SubjectMoment } from './subject-moment.js';
import type { SumVector } from './sums.js';
import { Tills, type TillsSnapshot } from './tills.js';

/** What one sale adds to the sums of one subject, or takes off. */
export interface Movement extends Subject, StoreTime {
  readonly part: SumVector;
  readonly sign: 1 | -1;
  /** It ends a silence: a sale, no return. */
  readonly isSale: boolean;
  /** Of a sale of a store that is told for the first time: at which till; empty where nobody knows. */
  readonly till?: string;
}

/** What the engine must be told and does not know itself. */
export interface Surroundings {
  readonly clockOf: (subject: Subject) => StoreClock;
  /**
   * What a figure is held against, by the name that the condition gives it: undefined while there is too little history, null where there
   * is nothing to judge. It must be the same at every instant up to `untilMs`.
   */
  readonly referenceOf: (subject: Subject, against: string, atMs: number) => TimedReference;
  /** A figure that somebody else has worked out; undefined: not known, null: nothing to judge. It changes with `use` only. */
  readonly givenOf: (subject: Subject, name: string) => number | null | undefined;
  /** How many sales are usual on a day; undefined while there is too little history, null where chance alone decides. */
  readonly expectedSalesOf?: (subject: Subject, day: DateText) => ExpectedSales | null | undefined;
}

/** Somebody is to be told. */
export interface Found extends Subject {
  readonly rule: Rule;
  readonly change: AlertChange;
  readonly state: AlertState;
  /** The state before: of an alert that ended, it says when it was raised. */
  readonly before: AlertState;
  readonly atMs: number;
  readonly day: string;
  readonly evidence: readonly (Evidence & { readonly fromMs: number })[];
}

export interface EngineOptions {
  /** How many sums a subject has. */
  readonly width: number;
  /** Kinds of sums that are kept for every subject of a grain, whatever rules there are. */
  readonly always?: Readonly<Record<string, readonly SumKind[]>>;
  /** From when on every sale has been seen. Absent: from the beginning. */
  readonly sinceMs?: number;
}

/** What of a subject is kept beside its states. */
export interface KeptSubject {
  readonly sums: SpanSnapshot;
  readonly lastSoldMs?: number | undefined;
  readonly tills?: TillsSnapshot | undefined;
}

interface Telling extends Manner {
  readonly before: AlertState;
  readonly change: AlertChange | undefined;
  readonly atMs: number;
}

interface Judged extends Manner {
  readonly atMs: number;
}

type RuleSet = ReadonlyMap<string, readonly Rule[]>;
type Since = Map<SumKind, number>;

/** How much an open alert's figure must move for a correction to be told: a hundredth. */
const LEAST_MOVE = 0.01;
const NEVER = Number.POSITIVE_INFINITY;
const HOUR_MS = 3_600_000;
/** Days of which usual sales are remembered. */
const LONGEST_STRETCH_DAYS = 15;
const DAY_MS = 24 * HOUR_MS;
/** How long sums of a subject that has gone quiet may still be asked for. */
const KEPT_MS: Readonly<Record<SumKind, number>> = {
  seconds: 0,
  minutes: 0,
  day: 2 * DAY_MS,
  week: 8 * DAY_MS,
  month: 32 * DAY_MS,
};

/**
 * Looks at sales as they come and says when a rule begins or ceases to hold. Pure: time is handed in, so that a replay of the
 * same sales at the same instants finds the same. A subject is looked at when a sale moves it, and when time alone may change
 * what one of its rules says.
 */
export class RuleEngine {
  private readonly subjects = new Map<string, Known>();
  private readonly agenda = new Agenda<Known>();
  private readonly changed = new Set<Known>();
  private readonly counted = new Map<string, Since>();
  /** Grains whose last sale somebody asks for, however long ago it is. */
  private silentGrains: ReadonlySet<string> = new Set();
  private rules: RuleSet = new Map();
  private latestMs: number;
  private normal: AlertState = normalSince(0);
  private readonly clocks = new ClockMemory();
  private readonly broken = new BrokenRules<Watch>();
  /** What a moment asks the engine for; one object for millions of moments. */
  private readonly asked: Asked = {
    sumsOf: (known, span, time) => this.sumsOf(known, span, time),
    referenceOf: (known, condition, against, atMs) => this.referenceOf(known, condition, against, atMs),
    givenOf: (known, name) => this.around.givenOf(known, name),
    stretchOf: (known, condition, time) => readStretch(condition, this.stretchAsked(known, time)),
    silentMs: (known, day, atMs) => this.silentMs(known, day, atMs),
    openForMs: (known, atMs) => {
      const { openedMs } = this.openingOf(known, atMs);
      return openedMs === undefined ? 0 : atMs - openedMs;
    },
    openedMs: (known, atMs) => this.openingOf(known, atMs).openedMs,
  };

  constructor(
    private readonly options: EngineOptions,
    private readonly around: Surroundings,
  ) {
    this.latestMs = options.sinceMs ?? Number.NEGATIVE_INFINITY;
    for (const [grain, kinds] of Object.entries(options.always ?? {})) this.count(grain, kinds);
  }

  /** From now on these rules, and no others. What is known of a rule that stays is kept, unless its version is new. */
  use(rules: readonly Rule[]): void {
    const byGrain = new Map<string, Rule[]>();
    for (const rule of rules) byGrain.set(rule.grain, [...(byGrain.get(rule.grain) ?? []), rule]);
    this.rules = byGrain;
    this.silentGrains = new Set(rules.filter(asksLastSale).map(({ grain }) => grain));
    for (const grain of new Set([...byGrain.keys(), ...this.counted.keys()])) {
      const kinds = (byGrain.get(grain) ?? []).flatMap((rule) => partsOf(rule.condition).flatMap(kindsOf));
      this.count(grain, [...(this.options.always?.[grain] ?? []), ...kinds]);
    }
    this.clocks.forget();
    this.broken.forget();
    for (const known of this.subjects.values()) {
      known.references = undefined;
      known.expected = undefined;
      known.stretches = undefined;
      known.clock = this.around.clockOf(known);
      known.wallDay = undefined;
      known.opening = undefined;
      this.queue(known, this.latestMs);
    }
  }

  /** Whether anybody needs the sums of this grain. */
  isCounted(grain: string): boolean {
    return (this.rules.get(grain)?.length ?? 0) > 0 || this.options.always?.[grain] !== undefined;
  }

  knows(subject: Subject): boolean {
    return this.subjects.has(subjectId(subject));
  }

  /** Subjects that are looked at although nothing was sold yet. */
  expect(subjects: Iterable<Subject>): void {
    for (const subject of subjects) this.knownOf(subject);
  }

  /** Adds a sale to its subject. Nothing is judged before `look` or `tick`. */
  take({ grain, key, part, sign, isSale, till, ...sold }: Movement): void {
    const known = this.knownOf({ grain, key });
    if (till !== undefined) takeAtTill(known, till, sold);
    known.sums.add(sold, part, sign);
    forgetStretches(known, sold.atMs);
    if (isSale && sign === 1 && sold.atMs > (known.lastSoldMs ?? Number.NEGATIVE_INFINITY))
      known.lastSoldMs = sold.atMs;
  }

  /** Judges one subject by all of its rules. */
  look(subject: Subject, atMs: number, manner: Manner = {}): Found[] {
    const known = this.knownOf(subject);
    const found = this.judge(known, atMs, manner, false);
    this.latestMs = Math.max(atMs, this.latestMs);
    return found;
  }

  /** When the next subject is to be looked at; infinity: never. */
  get nextDueMs(): number {
    return this.agenda.nextMs;
  }

  /** What was thrown by rules that could not be evaluated, by their id; of each, one error. */
  brokenRules(): ReadonlyMap<string, unknown> {
    return this.broken.byRule;
  }

  /** Looks at this subject at the first tick from `atMs` on. */
  wake(subject: Subject, atMs: number, { isHistory = false, changesTold }: Manner = {}): void {
    const known = this.knownOf(subject);
    const { manner } = known;
    const told = changesTold ?? manner?.changesTold;
    known.manner = { isHistory: isHistory && (manner?.isHistory ?? true), ...(told && { changesTold: told }) };
    for (const watch of this.watchesOf(known)) watch.dueMs = Math.min(watch.dueMs, atMs);
    this.queue(known, atMs);
  }

  /** Judges every subject for which time alone may have changed something: it empties windows, ends waiting and makes silence. */
  tick(atMs: number): Found[] {
    const found: Found[] = [];
    for (let known = this.agenda.takeDue(atMs); known; known = this.agenda.takeDue(atMs)) {
      if (known.queuedMs > atMs || !this.isHeld(known)) continue;
      known.queuedMs = NEVER;
      if (this.isForgotten(known, atMs)) this.forget(known);
      else found.push(...this.judge(known, atMs, known.manner ?? {}, true));
      known.manner = undefined;
    }
    this.latestMs = Math.max(atMs, this.latestMs);
    return found.sort(bySubject);
  }

  /** Every subject whose states are not those that were handed out last, and those states by `ruleId@version`; none: forgotten. */
  takeChanged(): { subject: Subject; states: Record<string, AlertState> }[] {
    const changed = [...this.changed].map((known) => {
      known.isChanged = false;
      const states = this.isHeld(known) ? { ...known.waiting, ...statesOf(known.watches) } : {};
      return { subject: subjectOf(known), states };
    });
    this.changed.clear();
    return changed;
  }

  *allSums(): Generator<{ subject: Subject; sums: SpanSnapshot; lastSoldMs?: number; tills?: TillsSnapshot }> {
    for (const known of this.subjects.values()) {
      const sold = known.lastSoldMs === undefined ? {} : { lastSoldMs: known.lastSoldMs };
      const tills = known.tills && { tills: known.tills.snapshot() };
      yield { subject: subjectOf(known), sums: known.sums.snapshot(), ...sold, ...tills };
    }
  }

  countedSince(): CountedSince {
    const told = (sinceMs: number) => (Number.isFinite(sinceMs) ? sinceMs : null);
    return Object.fromEntries(
      [...this.counted].map(([grain, since]) => [
        grain,
        Object.fromEntries([...since].map(([kind, sinceMs]) => [kind, told(sinceMs)])),
      ]),
    );
  }

  /** What is asked for now, and was not counted then, is counted from `latestMs` on: the clock of before the restart. */
  restoreCounted(counted: CountedSince, latestMs: number): void {
    for (const [grain, since] of this.counted)
      for (const kind of since.keys()) if (counted[grain]?.[kind] === undefined) since.set(kind, latestMs);
    for (const [grain, kinds] of Object.entries(counted))
      for (const [kind, sinceMs] of Object.entries(kinds) as [SumKind, number | null][])
        sinceOf(this.counted, grain).set(kind, sinceMs ?? Number.NEGATIVE_INFINITY);
  }

  restoreStates(subject: Subject, states: Readonly<Record<string, AlertState>>): void {
    const known = this.knownOf(subject);
    known.waiting = states;
    known.of = undefined;
  }

  restoreSums(subject: Subject, { sums, lastSoldMs, tills }: KeptSubject): void {
    const known = this.knownOf(subject);
    known.sums = SpanSums.restore(this.options.width, sums);
    known.sums.keep(this.counted.get(subject.grain)?.keys() ?? []);
    known.lastSoldMs = lastSoldMs;
    known.tills = tills && Tills.restore(tills);
  }

  /** The clock of before a restart: what is due since then is judged at the next ticks. */
  restoreClock(latestMs: number): void {
    this.latestMs = latestMs;
    for (const known of this.subjects.values()) this.queue(known, latestMs);
  }

  private judge(known: Known, atMs: number, manner: Manner, onlyDue: boolean): Found[] {
    known.sums.advance(atMs);
    const moment = this.momentOf(known, atMs);
    const found: Found[] = [];
    let dueMs = NEVER;
    for (const watch of this.watchesOf(known)) {
      if (!onlyDue || watch.dueMs <= atMs) {
        const one = this.tryRule(watch, known, moment, { atMs, ...manner });
        if (one) found.push(one);
      }
      if (watch.dueMs < dueMs) dueMs = watch.dueMs;
    }
    this.queue(known, Math.min(dueMs, Math.max(this.quietMs(known), atMs + HOUR_MS)));
    return found;
  }

  /** One that cannot be evaluated keeps its state, and is let be until rules or facts are others. Those beside it go on. */
  private tryRule(watch: Watch, known: Known, moment: SubjectMoment, at: Judged): Found | undefined {
    const { state } = watch;
    if (this.broken.has(watch)) {
      watch.dueMs = NEVER;
      return undefined;
    }
    try {
      const found = this.judgeBy(watch, known, moment, at);
      watch.dueMs = dueOf(watch, known, moment, at.atMs, (condition) =>
        stretchDue(condition, this.stretchAsked(known, moment)),
      );
      return found;
    } catch (error) {
      this.broken.add(watch, watch.rule.id, error);
      watch.state = state;
      watch.dueMs = NEVER;
      return undefined;
    }
  }

  /** Moves the rule's state on, and says what people are told. */
  private judgeBy(watch: Watch, known: Known, moment: Moment, at: Judged): Found | undefined {
    const { rule } = watch;
    const { atMs } = at;
    const before = watch.state ?? this.normalAt(atMs);
    const isOn = this.isOn(watch, known, atMs);
    const heard = hear(
      before,
      isOn ? readCondition(rule.condition, moment, before.level) : 'off',
      at.isHistory === true,
    );
    const { state, change } = nextState(heard.state, heard.reading, atMs, rule.patience);
    if (state !== watch.state) this.keepState(watch, known, state);
    if (change === undefined && !(at.changesTold && isOn && isOpen(state))) return undefined;
    return this.tell(watch, known, moment, { before, change, ...at });
  }

  /** One for all that begins at a moment: a new set of rules begins for every subject at once. */
  private normalAt(atMs: number): AlertState {
    if (this.normal.sinceMs !== atMs) this.normal = normalSince(atMs);
    return this.normal;
  }

  /** An open alert remembers the figure that was told; a correction that moves it is told too. */
  private tell(
    watch: Watch,
    known: Known,
    moment: Moment,
    { before, change, atMs, changesTold }: Telling,
  ): Found | undefined {
    const state = watch.state as AlertState;
    const evidence = evidenceOf(watch.rule.condition, moment, before.level, change === 'recovered');
    const figure = firstJudged(evidence);
    if (change === undefined && !isNews(state.told, evidence[0], changesTold)) return undefined;
    if (isOpen(state) && figure !== undefined) this.keepState(watch, known, { ...state, told: figure });
    const wall = this.wallDayOf(known, atMs);
    return {
      ...subjectOf(known),
      rule: watch.rule,
      change: change ?? 'restated',
      state: watch.state as AlertState,
      before,
      atMs,
      day: wall.day,
      evidence: evidence.map((one) => ({ ...one, fromMs: this.startOf(one, known, wall.day, atMs) })),
    };
  }

  private startOf({ condition, judged, fromMs }: Evidence, { clock }: Known, day: string, atMs: number): number {
    if (condition.kind === 'measured') return startOfSpanMs(condition.span, { atMs, day }, clock.timeZone);
    return condition.kind === 'silence' ? atMs - (judged ?? 0) * 60_000 : (fromMs ?? atMs);
  }

  private keepState(watch: Watch, known: Known, state: AlertState): void {
    // A rule that has never held says nothing worth keeping.
    const isWorthless = watch.state === undefined && state.phase === 'normal' && !state.blind && !state.unheard;
    watch.state = state;
    if (isWorthless || known.isChanged) return;
    known.isChanged = true;
    this.changed.add(known);
  }

  private isOn(watch: Watch, known: Known, atMs: number): boolean {
    const { schedule } = watch.rule;
    if (schedule === undefined) return true;
    if (!holdsAt(watch.schedule, atMs)) watch.schedule = this.clocks.scheduleAt(schedule, known.clock, atMs);
    return watch.schedule.isOn;
  }

  private momentOf(known: Known, atMs: number): SubjectMoment {
    return new SubjectMoment(this.asked, known, atMs, this.wallDayOf(known, atMs).day);
  }

  private sumsOf(known: Known, span: Span, { atMs, day }: StoreTime): SumVector | 'noData' {
    return this.isWhole(known, span, { atMs, day }) ? known.sums.read(span, day) : 'noData';
  }

  /** Whether every sale of the span was counted. */
  private isWhole(known: Known, span: Span, time: StoreTime): boolean {
    const sinceMs = this.counted.get(known.grain)?.get(kindOfSpan(span)) ?? NEVER;
    return sinceMs === Number.NEGATIVE_INFINITY || startOfSpanMs(span, time, known.clock.timeZone) >= sinceMs;
  }

  private referenceOf(known: Known, condition: Measured, against: string, atMs: number): Reference | null | undefined {
    if (against === WINDOW_BEFORE) return this.windowBefore(known, condition, atMs);
    const cached = known.references?.get(against);
    if (holdsAt(cached, atMs)) return cached.reference;
    const fresh = { ...this.around.referenceOf(known, against, atMs), fromMs: atMs };
    known.references ??= new Map();
    known.references.set(against, fresh);
    return fresh.reference;
  }

  /** Undefined while that window begins before anybody counted. */
  private windowBefore(known: Known, { span, figure }: Measured, atMs: number): Reference | null | undefined {
    if (span.kind !== 'last') return null;
    const both: Span = { kind: 'last', lengthMs: 2 * span.lengthMs };
    if (!this.isWhole(known, both, { atMs, day: this.wallDayOf(known, atMs).day })) return undefined;
    const expected = figure(known.sums.readBefore(span.lengthMs));
    return expected === null ? null : { expected, spread: 1 };
  }

  private stretchAsked(known: Known, { atMs, day }: StoreTime): StretchAsked {
    return {
      known,
      atMs,
      day,
      openedMs: this.openingOf(known, atMs).openedMs,
      countedMs: this.counted.get(known.grain)?.get('minutes') ?? Number.NEGATIVE_INFINITY,
      expectedOn: (of) => this.expectedOn(known, of, day),
    };
  }

  private expectedOn(known: Known, day: DateText, today: DateText): ExpectedSales | null | undefined {
    known.expected ??= new Map();
    const { expected } = known;
    if (expected.has(day)) return expected.get(day);
    if (expected.size > LONGEST_STRETCH_DAYS) {
      const oldest = addDays(today, -LONGEST_STRETCH_DAYS);
      for (const old of expected.keys()) if (old < oldest) expected.delete(old);
    }
    const fresh = this.around.expectedSalesOf?.(known, day);
    expected.set(day, fresh);
    return fresh;
  }

  private silentMs(known: Known, day: string, atMs: number): number | null | undefined {
    if (known.clock.isOddDay?.(day)) return null;
    const { openedMs } = this.openingOf(known, atMs);
    if (openedMs === undefined) return 0;
    const isCounted = Number.isFinite(openedMs) && openedMs >= (this.options.sinceMs ?? Number.NEGATIVE_INFINITY);
    const sinceMs = Math.max(
      known.lastSoldMs ?? Number.NEGATIVE_INFINITY,
      isCounted ? openedMs : Number.NEGATIVE_INFINITY,
    );
    return Number.isFinite(sinceMs) ? Math.max(0, atMs - sinceMs) : undefined;
  }

  private openingOf(known: Known, atMs: number): Opening {
    if (!holdsAt(known.opening, atMs)) known.opening = this.clocks.openingAt(known.clock, atMs);
    return known.opening;
  }

  private wallDayOf(known: Known, atMs: number) {
    const { wallDay } = known;
    if (holdsAt(wallDay, atMs)) return wallDay;
    known.wallDay = this.clocks.wallDayAt(known.clock, atMs);
    return known.wallDay;
  }

  /** The rules of a subject, found once for each set of rules: most rules of a large tenant are about others. */
  private watchesOf(known: Known): readonly Watch[] {
    if (known.of === this.rules) return known.watches;
    const states = { ...known.waiting, ...statesOf(known.watches) };
    const rules = (this.rules.get(known.grain) ?? []).filter((rule) => rule.covers(known.key));
    known.watches = rules.map((rule) => ({
      rule,
      state: states[stateKey(rule)],
      schedule: undefined,
      dueMs: Number.NEGATIVE_INFINITY,
    }));
    known.sums.keep(this.counted.get(known.grain)?.keys() ?? []);
    known.of = this.rules;
    known.waiting = {};
    return known.watches;
  }

  private count(grain: string, kinds: Iterable<SumKind>): void {
    const since = sinceOf(this.counted, grain);
    const wanted = new Set(kinds);
    for (const kind of since.keys()) if (!wanted.has(kind)) since.delete(kind);
    for (const kind of wanted) if (!since.has(kind)) since.set(kind, this.latestMs);
  }

  private queue(known: Known, dueMs: number): void {
    if (dueMs >= known.queuedMs || dueMs === NEVER) return;
    known.queuedMs = dueMs;
    this.agenda.add(dueMs, known);
  }

  private isHeld(known: Known): boolean {
    return this.subjects.get(subjectId(known)) === known;
  }

  /** When nothing of it can be asked for any more, if nothing is sold again; infinity: nobody can say yet. */
  private quietMs({ sums, lastSoldMs, grain }: Known): number {
    if (lastSoldMs === undefined || !sums.isQuiet) return NEVER;
    let keptMs = this.silentGrains.has(grain) ? LONGEST_STRETCH_DAYS * DAY_MS : DAY_MS;
    for (const kind of this.counted.get(grain)?.keys() ?? []) keptMs = Math.max(keptMs, KEPT_MS[kind]);
    return lastSoldMs + keptMs;
  }

  private isForgotten(known: Known, atMs: number): boolean {
    const isCalm = (state: AlertState | undefined) => state === undefined || state.phase === 'normal';
    return (
      this.quietMs(known) <= atMs &&
      Object.values(known.waiting).every(isCalm) &&
      known.watches.every(({ state }) => isCalm(state))
    );
  }

  private forget(known: Known): void {
    this.subjects.delete(subjectId(known));
    if (known.watches.some(({ state }) => state !== undefined)) this.changed.add(known);
  }

  private knownOf(subject: Subject): Known {
    const place = subjectId(subject);
    const held = this.subjects.get(place);
    if (held) return held;
    const known = this.emptyOf(subject);
    this.subjects.set(place, known);
    this.queue(known, this.latestMs);
    return known;
  }

  private emptyOf({ grain, key }: Subject): Known {
    return {
      grain,
      key,
      clock: this.around.clockOf({ grain, key }),
      sums: SpanSums.empty(this.options.width, this.counted.get(grain)?.keys() ?? []),
      lastSoldMs: undefined,
      tills: undefined,
      watches: [],
      of: undefined,
      waiting: {},
      wallDay: undefined,
      opening: undefined,
      references: undefined,
      expected: undefined,
      stretches: undefined,
      queuedMs: NEVER,
      manner: undefined,
      isChanged: false,
    };
  }
}

function takeAtTill(known: Known, till: string, { atMs, day }: StoreTime): void {
  known.tills ??= new Tills();
  if (known.tills.add(till, atMs, day)) known.stretches = undefined;
}

const asksLastSale = ({ condition }: Rule): boolean =>
  partsOf(condition).some((part) => part.kind === 'scarcity' && part.since === 'lastSale');

/** Whether an open alert must say that its figure is another one now. */
function isNews(told: number | undefined, evidence: Evidence | undefined, by: Manner['changesTold']): boolean {
  const figure = evidence?.judged ?? undefined;
  if (!evidence || told === undefined || figure === undefined || figure === told) return false;
  const isTowardsEnd = evidence.condition.thresholds.side === 'above' ? figure < told : figure > told;
  return (by === 'correction' || isTowardsEnd) && Math.abs(figure - told) >= LEAST_MOVE * Math.abs(told);
}

function sinceOf(counted: Map<string, Since>, grain: string): Since {
  const since = counted.get(grain) ?? new Map<SumKind, number>();
  counted.set(grain, since);
  return since;
}

const statesOf = (watches: readonly Watch[]): Record<string, AlertState> =>
  Object.fromEntries(
    watches.flatMap(({ rule, state }) => (state && isWorthKeeping(state) ? [[stateKey(rule), state]] : [])),
  );

/** A rule that never held begins anew just as well. */
const isWorthKeeping = ({ phase, endedMs, blind, unheard }: AlertState): boolean =>
  phase !== 'normal' || endedMs !== undefined || blind !== undefined || unheard !== undefined;

const subjectOf = ({ grain, key }: Subject): Subject => ({ grain, key });

const bySubject = (a: Found, b: Found): number => {
  const [one, other] = [subjectId(a), subjectId(b)];
  return one < other ? -1 : Number(one > other);
};

/** Another version of a rule begins anew. */
const stateKey = ({ id, version }: Rule): string => `${id}@${version}`;
