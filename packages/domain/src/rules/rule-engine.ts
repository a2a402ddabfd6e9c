import type { DateText } from '../calendar/dates.js';
import { type AlertChange, type AlertState, nextState, normalSince } from './alert-state.js';
import { type Moment, readCondition } from './read-condition.js';
import type { Reference, Rule, Span } from './rule.js';
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
  /** What a rule's figure is usually; undefined while there is too little history. */
  readonly referenceOf: (
    rule: Rule,
    subject: Subject,
    against: string,
    span: Span,
    atMs: number,
  ) => Reference | undefined;
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

interface Known extends Subject {
  readonly sums: SpanSums;
  lastSoldMs: number | undefined;
  readonly states: Map<string, AlertState>;
}

/**
 * Looks at sales as they come and says when a rule begins or ceases to hold. Pure: time is handed in, so that a replay of the
 * same sales at the same instants finds the same.
 */
export class RuleEngine {
  private readonly subjects = new Map<string, Known>();
  private readonly byGrain = new Map<string, readonly Rule[]>();

  constructor(
    private readonly width: number,
    private readonly around: Surroundings,
  ) {}

  /** From now on these rules, and no others. What is known of a rule that stays is kept, unless its version is new. */
  use(rules: readonly Rule[]): void {
    this.byGrain.clear();
    for (const rule of rules) this.byGrain.set(rule.grain, [...(this.byGrain.get(rule.grain) ?? []), rule]);
    const inUse = new Set(rules.map(stateKey));
    for (const { states } of this.subjects.values()) {
      for (const key of states.keys()) if (!inUse.has(key)) states.delete(key);
    }
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
    const { grain, key, sums, lastSoldMs, states } = this.knownOf(subject);
    const sold = lastSoldMs === undefined ? {} : { lastSoldMs };
    return { grain, key, sums: sums.snapshot(), ...sold, states: Object.fromEntries(states) };
  }

  restore({ grain, key, sums, lastSoldMs, states }: SubjectSnapshot): void {
    const restored = SpanSums.restore(this.width, sums);
    this.subjects.set(placeOf({ grain, key }), {
      grain,
      key,
      sums: restored,
      lastSoldMs,
      states: new Map(Object.entries(states)),
    });
  }

  private judge(known: Known, atMs: number): Found[] {
    const rules = this.byGrain.get(known.grain) ?? [];
    known.sums.advance(atMs);
    const today = this.around.dayOf(known, atMs);
    const found: Found[] = [];
    for (const rule of rules) {
      if (!rule.covers(known.key)) continue;
      const one = this.judgeBy(rule, known, today, atMs);
      if (one) found.push(one);
    }
    return found;
  }

  private judgeBy(rule: Rule, known: Known, today: DateText, atMs: number): Found | undefined {
    const key = stateKey(rule);
    const state = known.states.get(key) ?? normalSince(atMs);
    const reading = readCondition(rule.condition, this.momentOf(rule, known, today, atMs), state.level);
    const next = nextState(state, reading, atMs, rule.patience);
    if (next.state !== state || !known.states.has(key)) known.states.set(key, next.state);
    if (next.change === undefined) return undefined;
    return { grain: known.grain, key: known.key, rule, change: next.change, state: next.state, atMs };
  }

  private momentOf(rule: Rule, known: Known, today: DateText, atMs: number): Moment {
    return {
      sumsOf: (span) => known.sums.read(span, today),
      referenceOf: (against, span) => this.around.referenceOf(rule, known, against, span, atMs),
      silentMs: known.lastSoldMs === undefined ? undefined : Math.max(0, atMs - known.lastSoldMs),
    };
  }

  private knownOf(subject: Subject): Known {
    const place = placeOf(subject);
    const known = this.subjects.get(place) ?? {
      grain: subject.grain,
      key: subject.key,
      sums: SpanSums.empty(this.width),
      lastSoldMs: undefined,
      states: new Map(),
    };
    this.subjects.set(place, known);
    return known;
  }
}

const placeOf = ({ grain, key }: Subject): string => `${grain}:${key}`;

/** Another version of a rule begins anew. */
const stateKey = ({ id, version }: Rule): string => `${id}@${version}`;
