import type { AcceptedTicket } from '@vitrine/contracts';
import {
  type AlertState,
  type CountedSince,
  type Found,
  type Manner,
  type Movement,
  RuleClock,
  RuleEngine,
  type SpanSnapshot,
  type Subject,
  type SumKind,
  type Surroundings,
  type TillsSnapshot,
  takenUp,
} from '@vitrine/domain';
import { isHistory, type Places, streamedWidth, subjectKey, ticketMovements } from '@vitrine/metrics';
import type { TenantFacts } from '../facts/tenant-facts.js';
import { type ReadyRule, readyRule, type WatchedRule } from '../ready/ready-rule.js';
import { RuleNotReady } from '../ready/rule-not-ready.js';
import {
  judgedAtMs,
  type KeptPartial,
  movementOf,
  PARTIAL_TICK_MS,
  PartialCollector,
  type PartialSums,
} from './partial-sums.js';
import { surroundingsOf } from './surroundings.js';
import { type KeptTicket, TicketWatch } from './ticket-watch.js';
import { changeOf, type WatchChange } from './watch-change.js';

/** Full ticks of everything that lies within a store. */
export const TICK_MS = 5_000;

export interface WatchOptions {
  /** `tickets` hands sums that span stores out as partials, `partials` takes them in, `all` does both by itself. */
  readonly stage: 'tickets' | 'partials' | 'all';
  /** From when on every sale has been seen. Absent: from the beginning. A span that begins before it says nothing. */
  readonly sinceMs?: number;
  /** Sums that no rule asks for are not kept: where rules never change. Absent: those of wholes are, so that new rules see them. */
  readonly keepsAskedOnly?: boolean;
  /** Whether the sales of this store come here, so that their absence says something. Absent: those of all stores. */
  readonly isOwn?: (storeId: string) => boolean;
}

/** The states of one subject, or of one ticket that rang; without them it is forgotten. JSON, keyed by `subject`. */
export interface StateRecord {
  readonly subject: string;
  readonly states?: Readonly<Record<string, AlertState>>;
  readonly ticket?: KeptTicket;
}

/** The sums of one subject, with the partials that wait for their second: both as of one moment. JSON, keyed by `subject`. */
export interface SumsRecord {
  readonly subject: string;
  readonly sums?: SpanSnapshot;
  readonly lastSoldMs?: number;
  readonly tills?: TillsSnapshot;
  readonly waiting?: readonly KeptPartial[];
}

/** What a watch needs beside records, to go on as if it had never stopped. JSON; small, to be kept with the states. */
export interface WatchHead {
  readonly clockMs: number | null;
  readonly spanningClockMs: number | null;
  readonly counted: CountedSince;
  readonly spanningCounted: CountedSince;
}

const SPANNING = ['network', 'region'];
const EVERY_KIND: readonly SumKind[] = ['seconds', 'minutes', 'day', 'week', 'month'];
/** No span reaches back further: a month on any clock. What was sold before is asked for by no rule, and by no sum. */
const REACH_MS = 33 * 86_400_000;
/** A sale that reaches us so long after it was made completes what was told. */
const LATE_MS = 120_000;

/** Drives the rules of one tenant, live and in replays. Pure: instants are handed in, in order. */
export class TenantWatch {
  private readonly engine: RuleEngine;
  private readonly clock: RuleClock;
  private readonly spanning: RuleEngine;
  private readonly spanningClock: RuleClock;
  private readonly tickets: TicketWatch;
  private readonly partials = new PartialCollector();
  private waiting: PartialSums[] = [];
  private rules: ReadonlyMap<string, ReadyRule> = new Map();
  private facts: TenantFacts | undefined;
  private around: Surroundings | undefined;

  constructor(private readonly options: WatchOptions) {
    const around: Surroundings = {
      clockOf: (subject) => this.known().clockOf(subject),
      referenceOf: (subject, against, atMs) => this.known().referenceOf(subject, against, atMs),
      givenOf: (subject, name) => this.known().givenOf(subject, name),
      expectedSalesOf: (subject, day) => this.known().expectedSalesOf?.(subject, day),
    };
    const of = { width: streamedWidth, ...(options.sinceMs !== undefined && { sinceMs: options.sinceMs }) };
    const always = (...grains: string[]) =>
      options.keepsAskedOnly ? {} : { always: Object.fromEntries(grains.map((grain) => [grain, EVERY_KIND])) };
    this.engine = new RuleEngine({ ...of, ...always('store') }, around);
    this.clock = new RuleClock(this.engine, TICK_MS);
    this.spanning = new RuleEngine({ ...of, ...always('network', 'region') }, around);
    this.spanningClock = new RuleClock(this.spanning, PARTIAL_TICK_MS);
    this.tickets = new TicketWatch((subject) => this.known().clockOf(subject));
  }

  /**
   * From now on these rules and facts, and no others. What is known of a rule whose version stays is kept.
   * @returns why rules are not ready, by their id; the others are watched
   */
  use(rules: readonly WatchedRule[], facts: TenantFacts): ReadonlyMap<string, RuleNotReady> {
    const failed = new Map<string, RuleNotReady>();
    const ready = rules.flatMap((rule) => madeReady(rule, facts, failed));
    this.rules = new Map(ready.map((rule) => [rule.id, rule]));
    this.facts = facts;
    this.around = surroundingsOf(facts, ready);
    this.tickets.use(ready.filter(({ grain }) => grain === 'ticket'));
    this.spanning.use(ready.filter(({ grain }) => this.options.stage !== 'tickets' && SPANNING.includes(grain)));
    this.engine.use(
      ready.filter(({ grain }) => this.options.stage !== 'partials' && grain !== 'ticket' && !SPANNING.includes(grain)),
    );
    this.expectSubjects(facts);
    return failed;
  }

  /** What rules threw that could not be evaluated somewhere, by their id. They are tried again with other rules or facts. */
  brokenRules(): ReadonlyMap<string, unknown> {
    return new Map([...this.engine.brokenRules(), ...this.spanning.brokenRules(), ...this.tickets.brokenRules()]);
  }

  /** Takes a ticket that reached us at `atMs`, and says what it changes, with all that time brought about before. */
  take(ticket: AcceptedTicket, atMs: number): WatchChange[] {
    const manner = mannerOf(ticket);
    const found = this.ticked(atMs);
    const movements = this.movementsOf(ticket, atMs - REACH_MS);
    const own = movements.filter(({ grain }) => !SPANNING.includes(grain));
    for (const moved of movements) if (SPANNING.includes(moved.grain)) this.span(moved, atMs, manner);
    found.push(...this.clock.take({ atMs, movements: own, ...manner }));
    found.push(...this.tickets.take(ticket, atMs, manner.isHistory === true));
    return this.told(found);
  }

  /**
   * Adds a ticket that was judged before a restart. Nothing is judged. `lacks` says of which subjects, named as in records, the checkpoint
   * does not have it yet.
   */
  replay(ticket: AcceptedTicket, lacks: (subject: string) => boolean = () => true): void {
    for (const moved of this.movementsOf(ticket)) {
      if (!lacks(nameOf(moved))) continue;
      if (!SPANNING.includes(moved.grain)) this.engine.take(moved);
      else if (this.options.stage === 'all') this.spanning.take(moved);
    }
  }

  /** What the tickets since the last call add to networks and regions; for the stage `tickets`. */
  takePartials(): PartialSums[] {
    return this.partials.take();
  }

  /** Takes partial sums in; they count from their second on, when `tickTo` gets there. */
  takePartial(partial: PartialSums): void {
    this.waiting.push(partial);
  }

  /** The same for one that came before a restart, and is not in the checkpoint. */
  replayPartial(partial: PartialSums): void {
    const isJudged = partial.atMs <= (this.spanningClock.nowMs ?? Number.NEGATIVE_INFINITY);
    if (isJudged) this.spanning.take(movementOf(partial));
    else this.takePartial(partial);
  }

  /** Judges what time alone brings about, at every full tick up to `atMs`: never beyond what is known to be complete. */
  tickTo(atMs: number): WatchChange[] {
    return this.told(this.ticked(atMs));
  }

  /** States that are not those of the last call, for the transaction that carries what was found. */
  takeChangedStates(): StateRecord[] {
    return [
      ...[...this.engine.takeChanged(), ...this.spanning.takeChanged()].map(({ subject, states }) => ({
        subject: nameOf(subject),
        ...(Object.keys(states).length > 0 && { states }),
      })),
      ...this.tickets.takeChanged().map(({ key, ticket }) => ({
        subject: nameOf({ grain: 'ticket', key }),
        ...(ticket && { ticket }),
      })),
    ];
  }

  /** To be kept with the states of the same transaction. */
  head(): WatchHead {
    return {
      clockMs: this.clock.nowMs ?? null,
      spanningClockMs: this.spanningClock.nowMs ?? null,
      counted: this.engine.countedSince(),
      spanningCounted: this.spanning.countedSince(),
    };
  }

  /** Since when the sums that are judged here are complete. */
  countedSince(): CountedSince {
    const { stage } = this.options;
    return {
      ...(stage === 'partials' ? {} : this.engine.countedSince()),
      ...(stage === 'tickets' ? {} : this.spanning.countedSince()),
    };
  }

  /** All sums, for a checkpoint. Others may be taken in while it is walked over: each record is whole as of its own moment. */
  *sums(): Generator<SumsRecord> {
    for (const { subject, ...of } of this.engine.allSums()) yield { subject: nameOf(subject), ...of };
    // What the engine comes to know meanwhile is among its own, which are walked over last.
    for (const subject of new Map(this.waiting.map((partial) => [nameOf(partial), partial])).values()) {
      if (!this.spanning.knows(subject)) yield { subject: nameOf(subject), ...this.waitingOf(subject) };
    }
    for (const { subject, ...of } of this.spanning.allSums())
      yield { subject: nameOf(subject), ...of, ...this.waitingOf(subject) };
  }

  /** Takes up what a watch left; before it `use` was called with today's rules and facts, after it `replay` closes the gap. */
  restore({
    head,
    states,
    sums,
  }: {
    head?: WatchHead;
    states: Iterable<StateRecord>;
    sums: Iterable<SumsRecord>;
  }): void {
    if (head) this.engine.restoreCounted(head.counted, head.clockMs ?? Number.NEGATIVE_INFINITY);
    if (head) this.spanning.restoreCounted(head.spanningCounted, head.spanningClockMs ?? Number.NEGATIVE_INFINITY);
    const waiting: PartialSums[] = [];
    for (const { subject, ...of } of sums) {
      waiting.push(
        ...(of.waiting ?? []).map((partial) => ({ ...partial, part: takenUp(partial.part, streamedWidth) })),
      );
      const known = subjectNamed(subject);
      if (of.sums) this.engineOf(known).restoreSums(known, { ...of, sums: of.sums });
    }
    for (const { subject, states: of, ticket } of states) {
      const known = subjectNamed(subject);
      if (ticket) this.tickets.restore(ticket);
      else if (of) this.engineOf(known).restoreStates(known, of);
    }
    if (head?.clockMs != null) this.clock.restore(head.clockMs);
    if (head?.spanningClockMs != null) this.spanningClock.restore(head.spanningClockMs);
    for (const partial of waiting) this.replayPartial(partial);
  }

  private waitingOf(subject: Subject): Pick<SumsRecord, 'waiting'> {
    const waiting = this.waiting.filter(({ grain, key }) => grain === subject.grain && key === subject.key);
    return waiting.length > 0 ? { waiting } : {};
  }

  private ticked(atMs: number): Found[] {
    const found = [...this.clock.tickTo(atMs), ...this.partialsUpTo(atMs), ...this.spanningClock.tickTo(atMs)];
    this.tickets.forgetBefore(atMs);
    return found;
  }

  /** Adds the partials whose second has come, each after all that time brought about before it. */
  private partialsUpTo(atMs: number): Found[] {
    if (this.waiting.length === 0) return [];
    const due = this.waiting.filter((partial) => partial.atMs <= atMs).sort((a, b) => a.atMs - b.atMs);
    this.waiting = this.waiting.filter((partial) => partial.atMs > atMs);
    return due.flatMap((partial) => {
      const found = this.spanningClock.tickTo(partial.atMs - 1);
      const movement = movementOf(partial);
      this.spanning.take(movement);
      this.spanning.wake(movement, partial.atMs, partial);
      return found;
    });
  }

  private span(moved: Movement, atMs: number, manner: Manner): void {
    if (this.options.stage === 'tickets') this.partials.add(moved, atMs, manner);
    else {
      this.spanning.take(moved);
      this.spanning.wake(moved, judgedAtMs(atMs), manner);
    }
  }

  private movementsOf(ticket: AcceptedTicket, sinceMs?: number): Movement[] {
    return ticketMovements(ticket, this.places(), sinceMs);
  }

  private places(): Places {
    const { stores, categoryOf } = this.usedFacts();
    return {
      regionOf: (storeId) => stores.get(storeId)?.region,
      categoryOf,
      wants: (grain) => (SPANNING.includes(grain) ? this.wantsSpanning(grain) : this.engine.isCounted(grain)),
    };
  }

  /** The stage that hands partials out cannot know who judges them, and tells all. */
  private wantsSpanning(grain: string): boolean {
    return this.options.stage === 'tickets' || this.spanning.isCounted(grain);
  }

  /** Stores ring also when they never sold; low performers are told although nothing is sold. */
  private expectSubjects({ stores, lowPerformers }: TenantFacts): void {
    const { stage, isOwn = () => true } = this.options;
    if (stage === 'partials') return;
    this.engine.expect([...stores.keys()].filter(isOwn).map((id) => ({ grain: 'store', key: subjectKey(id) })));
    if (!this.engine.isCounted('product')) return;
    this.engine.expect(
      lowPerformers
        .filter(({ store }) => isOwn(store))
        .map(({ store, product }) => ({ grain: 'product', key: subjectKey(store, product) })),
    );
  }

  private told(found: readonly Found[]): WatchChange[] {
    return found.flatMap((one) => {
      const rule = this.rules.get(one.rule.id);
      return rule ? [changeOf(one, rule, this.usedFacts())] : [];
    });
  }

  private engineOf({ grain }: Subject): RuleEngine {
    return SPANNING.includes(grain) ? this.spanning : this.engine;
  }

  private known(): Surroundings {
    if (!this.around) throw new Error('use() comes first: nothing can be judged without facts');
    return this.around;
  }

  private usedFacts(): TenantFacts {
    if (!this.facts) throw new Error('use() comes first: nothing can be judged without facts');
    return this.facts;
  }
}

function mannerOf(ticket: AcceptedTicket): Manner {
  const isLate = ticket.rawAt - Date.parse(ticket.soldAt) > LATE_MS;
  const changes = ticket.replaced || isLate ? 'correction' : ticket.kind === 'return' ? 'return' : undefined;
  return { isHistory: isHistory(ticket), ...(changes && { changesTold: changes }) };
}

function madeReady(rule: WatchedRule, facts: TenantFacts, failed: Map<string, RuleNotReady>): ReadyRule[] {
  try {
    return [readyRule(rule, facts)];
  } catch (error) {
    if (!(error instanceof RuleNotReady)) throw error;
    failed.set(rule.id, error);
    return [];
  }
}

/** No grain has a colon in its name. */
const nameOf = ({ grain, key }: Subject): string => `${grain}:${key}`;

function subjectNamed(name: string): Subject {
  const colon = name.indexOf(':');
  return { grain: name.slice(0, colon), key: name.slice(colon + 1) };
}
