import type { DateText } from '../calendar/dates.js';
import { type AlertChange, type AlertState, nextState, normalSince } from './alert-state.js';
import { type Moment, readCondition } from './read-condition.js';
import type { Reference, Rule } from './rule.js';
import { type SpanSnapshot, SpanSums, type StoreTime } from './span-sums.js';
import type { SumVector } from './sums.js';

/** Whose sums they are: a store, a seller of a store. */
export interface Subject {
  readonly grain: string;
  readonly key: string;
}

/** What one sale adds to the sums of one subject, or takes off. */
export interface Movement extends Subject, StoreTime {
  readonly part: SumVector;
  readonly sign: 1 | -1;
}

/** What the engine must be told and does not know itself. */
export interface Surroundings {
  /** The date on the subject's own wall at an instant. */
  readonly dayOf: (subject: Subject, atMs: number) => DateText;
  /** What a figure is held against, by the name that the condition gives it; undefined while there is too little history. */
  readonly referenceOf: (subject: Subject, against: string, atMs: number) => Reference | undefined;
}

/** Somebody is to be told. */
export interface Found extends Subject {
  readonly rule: Rule;
  readonly change: AlertChange;
  readonly state: AlertState;
  readonly atMs: number;
}

/** All that is known of one subject; what `restore` takes up again. */
export interface SubjectSnapshot extends Subject {
  readonly sums: SpanSnapshot;
  readonly lastSoldMs?: number;
  readonly states: Readonly<Record<string, AlertState>>;
}

/** One rule on one subject. */
interface Watch {
  readonly rule: Rule;
  state: AlertState | undefined;
}

interface Known extends Subject {
  readonly sums: SpanSums;
  lastSoldMs: number | undefined;
  /** Of the rules that `of` names. States of a snapshot wait under their keys until rules are there. */
  watches: readonly Watch[];
  of: RuleSet | undefined;
  waiting: Readonly<Record<string, AlertState>>;
}

type RuleSet = ReadonlyMap<string, readonly Rule[]>;

/**
 * Looks at sales as they come and says when a rule begins or ceases to hold. Pure: time is handed in, so that a replay of the
 * same sales at the same instants finds the same.
 */
export class RuleEngine {
  private readonly subjects = new Map<string, Known>();
  private rules: RuleSet | undefined;

  constructor(
    private readonly width: number,
    private readonly around: Surroundings,
  ) {}

  /** From now on these rules, and no others. What is known of a rule that stays is kept, unless its version is new. */
  use(rules: readonly Rule[]): void {
    const byGrain = new Map<string, Rule[]>();
    for (const rule of rules) byGrain.set(rule.grain, [...(byGrain.get(rule.grain) ?? []), rule]);
    this.rules = byGrain;
  }

  /** Adds a sale to its subject. Nothing is judged before `look` or `tick`. */
  take({ grain, key, part, sign, ...sold }: Movement): void {
    const known = this.knownOf({ grain, key });
    known.sums.add(sold, part, sign);
    if (sign === 1 && sold.atMs > (known.lastSoldMs ?? Number.NEGATIVE_INFINITY)) known.lastSoldMs = sold.atMs;
  }

  /** Judges one subject by all of its rules. */
  look(subject: Subject, atMs: number): Found[] {
    return this.judge(this.knownOf(subject), atMs);
  }

  /** Judges every subject: time alone empties windows, ends waiting and makes silence. */
  tick(atMs: number): Found[] {
    return [...this.subjects.values()].flatMap((known) => this.judge(known, atMs));
  }

  snapshot(subject: Subject): SubjectSnapshot {
    const known = this.knownOf(subject);
    const { grain, key, sums, lastSoldMs } = known;
    const watches = this.watchesOf(known);
    const sold = lastSoldMs === undefined ? {} : { lastSoldMs };
    return { grain, key, sums: sums.snapshot(), ...sold, states: { ...known.waiting, ...statesOf(watches) } };
  }

  restore({ grain, key, sums, lastSoldMs, states }: SubjectSnapshot): void {
    const restored = { ...emptyOf({ grain, key }, this.width), sums: SpanSums.restore(this.width, sums) };
    this.subjects.set(subjectId(restored), { ...restored, lastSoldMs, waiting: states });
  }

  private judge(known: Known, atMs: number): Found[] {
    known.sums.advance(atMs);
    const moment = this.momentOf(known, atMs);
    const found: Found[] = [];
    for (const watch of this.watchesOf(known)) {
      const change = judgeBy(watch, moment, atMs);
      if (change) found.push({ ...subjectOf(known), rule: watch.rule, change, state: watch.state as AlertState, atMs });
    }
    return found;
  }

  private momentOf(known: Known, atMs: number): Moment {
    const today = this.around.dayOf(known, atMs);
    return {
      sumsOf: (span) => known.sums.read(span, today),
      referenceOf: (against) => this.around.referenceOf(known, against, atMs),
      silentMs: known.lastSoldMs === undefined ? undefined : Math.max(0, atMs - known.lastSoldMs),
    };
  }

  /** The rules of a subject, found once for each set of rules: most rules of a large tenant are about others. */
  private watchesOf(known: Known): readonly Watch[] {
    if (known.of === this.rules) return known.watches;
    const states = { ...known.waiting, ...statesOf(known.watches) };
    const rules = (this.rules?.get(known.grain) ?? []).filter((rule) => rule.covers(known.key));
    known.watches = rules.map((rule) => ({ rule, state: states[stateKey(rule)] }));
    known.of = this.rules;
    known.waiting = {};
    return known.watches;
  }

  private knownOf(subject: Subject): Known {
    const place = subjectId(subject);
    const known = this.subjects.get(place) ?? emptyOf(subject, this.width);
    this.subjects.set(place, known);
    return known;
  }
}

/** Moves the rule's state on, and says what people are told. */
function judgeBy(watch: Watch, moment: Moment, atMs: number): AlertChange | undefined {
  const state = watch.state ?? normalSince(atMs);
  const reading = readCondition(watch.rule.condition, moment, state.level);
  const next = nextState(state, reading, atMs, watch.rule.patience);
  watch.state = next.state;
  return next.change;
}

const emptyOf = ({ grain, key }: Subject, width: number): Known => ({
  grain,
  key,
  sums: SpanSums.empty(width),
  lastSoldMs: undefined,
  watches: [],
  of: undefined,
  waiting: {},
});

const statesOf = (watches: readonly Watch[]): Record<string, AlertState> =>
  Object.fromEntries(watches.flatMap(({ rule, state }) => (state ? [[stateKey(rule), state]] : [])));

const subjectOf = ({ grain, key }: Subject): Subject => ({ grain, key });
/** One text for equal subjects. */
export const subjectId = ({ grain, key }: Subject): string => `${grain}:${key}`;

/** Another version of a rule begins anew. */
const stateKey = ({ id, version }: Rule): string => `${id}@${version}`;
