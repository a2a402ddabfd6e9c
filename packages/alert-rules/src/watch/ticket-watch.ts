import type { AcceptedLine, AcceptedTicket, AlertEvidence } from '@vitrine/contracts';
import {
  type AlertState,
  addTo,
  BrokenRules,
  evidenceOf,
  type Found,
  isOpen,
  type KeptSums,
  type Moment,
  nextState,
  normalSince,
  readCondition,
  type StoreClock,
  type Subject,
  type SumVector,
  scheduleAt,
  storeDateOf,
  takenUp,
} from '@vitrine/domain';
import { streamedSums, streamedWidth, subjectKey } from '@vitrine/metrics';
import type { ReadyRule } from '../ready/ready-rule.js';

/** A sale that an alert is open for, as it stands now. JSON. */
export interface WatchedTicket {
  readonly storeId: string;
  readonly ticketId: string;
  readonly soldMs: number;
  /** With all that came back since. */
  readonly sums: SumVector;
  readonly customer?: string;
  /** Products with their quantities: goods that come back without a receipt are known by them. */
  readonly goods: readonly string[];
  readonly states: Readonly<Record<string, AlertState>>;
}

/** As JSON has it. */
export type KeptTicket = Omit<WatchedTicket, 'sums'> & { readonly sums: KeptSums };

/** What a ticket does to the sale that is judged. */
type Fate = AlertEvidence['became'];

/** What the engine found of a single sale. */
export interface TicketFound extends Found {
  readonly became?: NonNullable<Fate>;
}

/** A ticket is given back or corrected this long, and remembered; goods without a receipt are matched within a day. */
const REMEMBERED_MS = 45 * 86_400_000;
const UNNAMED_RETURN_MS = 86_400_000;
const AT_ONCE = { pendingMs: 0, recoverMs: 0, cooldownMs: 0 };

/**
 * Judges each sale by itself. A sale that rang is remembered: its correction, its void and what is given back of it change or end its alert.
 */
export class TicketWatch {
  private readonly open = new Map<string, WatchedTicket>();
  private readonly changed = new Set<string>();
  private readonly broken = new BrokenRules<ReadyRule>();
  private rules: readonly ReadyRule[] = [];

  constructor(private readonly clockOf: (subject: Subject) => StoreClock) {}

  use(rules: readonly ReadyRule[]): void {
    this.rules = rules;
    this.broken.forget();
  }

  brokenRules(): ReadonlyMap<string, unknown> {
    return this.broken.byRule;
  }

  take(ticket: AcceptedTicket, atMs: number, isHistory: boolean): TicketFound[] {
    if (this.rules.length === 0) return [];
    const origin = this.originOf(ticket);
    if (origin) return this.judge(withReturned(origin, ticket), origin, { atMs, became: 'returned' });
    const held = this.open.get(subjectKey(ticket.storeId, ticket.ticketId));
    // What is old counts, and calls nobody; only what rang already may still change.
    if (ticket.kind !== 'sale' || (!held && isHistory)) return [];
    return this.judge(asWatched(ticket, held), held, { atMs, became: fateOf(ticket, held !== undefined) });
  }

  /** Forgets tickets that nothing will come for any more. */
  forgetBefore(atMs: number): void {
    for (const [key, { soldMs }] of this.open) if (soldMs < atMs - REMEMBERED_MS) this.keep(key, undefined);
  }

  takeChanged(): { key: string; ticket: WatchedTicket | undefined }[] {
    const changed = [...this.changed].map((key) => ({ key, ticket: this.open.get(key) }));
    this.changed.clear();
    return changed;
  }

  restore(ticket: KeptTicket): void {
    this.open.set(subjectKey(ticket.storeId, ticket.ticketId), {
      ...ticket,
      sums: takenUp(ticket.sums, streamedWidth),
    });
  }

  private judge(now: WatchedTicket, held: WatchedTicket | undefined, { atMs, became }: Happening): TicketFound[] {
    const key = subjectKey(now.storeId, now.ticketId);
    const states: Record<string, AlertState> = {};
    const found = this.rules
      .filter((rule) => rule.covers(now.storeId))
      .flatMap((rule) => {
        const before = held?.states[stateKey(rule)] ?? normalSince(atMs);
        const clock = this.clockOf({ grain: 'ticket', key });
        const one = this.tryRule(rule, { now, before, atMs, became, clock });
        if (isOpen(one.state)) states[stateKey(rule)] = one.state;
        return one.found ? [{ ...one.found, key, ...(became !== undefined && { became }) }] : [];
      });
    if (held || Object.keys(states).length > 0)
      this.keep(key, Object.keys(states).length > 0 ? { ...now, states } : undefined);
    return found;
  }

  /** One that cannot be evaluated keeps its state, and is let be until rules or facts are others. */
  private tryRule(rule: ReadyRule, judging: Judging): Judged {
    if (this.broken.has(rule)) return { state: judging.before };
    try {
      return judgeBy(rule, judging);
    } catch (error) {
      this.broken.add(rule, rule.id, error);
      return { state: judging.before };
    }
  }

  private keep(key: string, ticket: WatchedTicket | undefined): void {
    if (ticket) this.open.set(key, ticket);
    else this.open.delete(key);
    this.changed.add(key);
  }

  /** The sale that rang and that these goods come back from. */
  private originOf(ticket: AcceptedTicket): WatchedTicket | undefined {
    if (ticket.kind !== 'return' || ticket.replaced) return undefined;
    const named = ticket.lines.flatMap(({ returnOf }) => (returnOf ? [returnOf.ticketId] : []));
    for (const ticketId of named) {
      const origin = this.open.get(subjectKey(ticket.storeId, ticketId));
      if (origin) return origin;
    }
    return named.length > 0 ? undefined : this.alikeTo(ticket);
  }

  private alikeTo({ storeId, soldAt, customerToken, lines }: AcceptedTicket): WatchedTicket | undefined {
    const soldMs = Date.parse(soldAt);
    const goods = goodsOf(lines);
    return [...this.open.values()].find((one) => {
      const isNear = one.storeId === storeId && soldMs >= one.soldMs && soldMs - one.soldMs <= UNNAMED_RETURN_MS;
      const isSameCustomer = customerToken !== undefined && customerToken === one.customer;
      return isNear && (isSameCustomer || (goods.length > 0 && goods.every((good) => one.goods.includes(good))));
    });
  }
}

interface Happening {
  readonly atMs: number;
  readonly became: Fate;
}

interface Judging extends Happening {
  readonly now: WatchedTicket;
  readonly before: AlertState;
  readonly clock: StoreClock;
}

interface Judged {
  readonly state: AlertState;
  readonly found?: Omit<TicketFound, 'key' | 'became'>;
}

function judgeBy(rule: ReadyRule, { now, before, atMs, became, clock }: Judging): Judged {
  const moment: Moment = {
    sumsOf: () => now.sums,
    referenceOf: () => null,
    givenOf: () => null,
    stretchOf: () => null,
    silentMs: null,
    openForMs: Number.POSITIVE_INFINITY,
  };
  const isOff = !isOpen(before) && rule.schedule !== undefined && !scheduleAt(rule.schedule, clock, now.soldMs).isOn;
  const step = nextState(before, isOff ? 'off' : readSale(rule, moment, before, became), atMs, AT_ONCE);
  const evidence = evidenceOf(rule.condition, moment, before.level, step.change === 'recovered');
  const judged = evidence[0]?.judged ?? undefined;
  const isRestated = step.change === undefined && isOpen(step.state) && judged !== before.told;
  const change = step.change ?? (isRestated ? ('restated' as const) : undefined);
  const state = isOpen(step.state) && judged !== undefined ? { ...step.state, told: judged } : step.state;
  if (change === undefined) return { state };
  const { soldOn: day } = storeDateOf(atMs, clock.timeZone);
  const found = { grain: 'ticket', rule, change, state, before, atMs, day };
  return { state, found: { ...found, evidence: evidence.map((one) => ({ ...one, fromMs: now.soldMs })) } };
}

/** What a record of the sale itself says happened to it. `isHeld`: an alert of it is open. */
function fateOf({ status, restatement }: AcceptedTicket, isHeld: boolean): Fate {
  if (status === 'voided') return 'voided';
  if (!isHeld) return undefined;
  return restatement === undefined ? 'corrected' : 'restated';
}

/**
 * A sale that was called off is none: no figure of it is too low. And what is left of one when goods came back was never sold so: it rings
 * by no rule that was quiet about the sale.
 */
function readSale({ condition }: ReadyRule, moment: Moment, before: AlertState, became: Fate) {
  const isNoSale = became === 'voided' || (became === 'returned' && !isOpen(before));
  return isNoSale ? 'none' : readCondition(condition, moment, before.level);
}

/** A correction replaces the sale; what came back of it before, the till sends again or it is gone with it. */
function asWatched(ticket: AcceptedTicket, held: WatchedTicket | undefined): WatchedTicket {
  const { storeId, ticketId, soldAt, customerToken, lines, kind, status } = ticket;
  return {
    storeId,
    ticketId,
    soldMs: Date.parse(soldAt),
    sums: streamedSums(kind, status === 'voided' ? [] : lines),
    ...(customerToken !== undefined && { customer: customerToken }),
    goods: goodsOf(lines),
    states: held?.states ?? {},
  };
}

/** Only the lines that name the sale, or no sale at all, are given back from it. */
function withReturned(origin: WatchedTicket, ticket: AcceptedTicket): WatchedTicket {
  const lines = ticket.lines.filter(({ returnOf }) => returnOf === undefined || returnOf.ticketId === origin.ticketId);
  const sums = [...origin.sums];
  addTo(sums, streamedSums(ticket.kind, lines));
  return { ...origin, sums };
}

const goodsOf = (lines: readonly AcceptedLine[]): string[] =>
  lines.map(({ productId, quantity }) => `${productId} ${quantity.replace(/^-/u, '')}`);

const stateKey = ({ id, version }: ReadyRule): string => `${id}@${version}`;
