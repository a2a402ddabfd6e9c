import { chance, hash32, Random } from '../random.js';
import { type DayPlan, planDay, ticketCount } from './demand.js';
import { isShut, largeSalesOn } from './effects.js';
import { type Draft, type DraftLine, draftTicket, drawInstant, ticketIdOf } from './ticket.js';
import { SALT, type World } from './world.js';

/** What becomes of a ticket after it was closed; decided by its number alone, so that every part of the chain agrees. */
export type Fate = 'resent' | 'corrected' | 'overtaken' | 'voided' | 'quiet';

export function fateOf(world: World, store: number, day: number, index: number): Fate {
  const luck = chance(world.seed, SALT.fate, store, day, index);
  if (luck < 0.005) return 'resent';
  if (luck < 0.012) return 'corrected';
  if (luck < 0.013) return 'overtaken';
  return luck < 0.018 ? 'voided' : 'quiet';
}

/** Revision 1: a piece less, a forgotten discount, or another seller. */
export function correctionOf(world: World, draft: Draft): Draft {
  const how = hash32(world.seed, SALT.fate, draft.store, draft.day, draft.soldAtMs % 1_000_003) % 3;
  const [first, ...rest] = draft.lines as [DraftLine, ...DraftLine[]];
  if (how === 0 && rest.length > 0) return { ...draft, revision: 1, lines: rest };
  if (how === 1 && draft.seller >= 0)
    return { ...draft, revision: 1, seller: (draft.seller + 3) % 10, lines: draft.lines.map(alone) };
  const fiveReais = Math.min(500, Math.floor((first.unitCents * first.quantityE3) / 2000) - first.discountCents);
  const less = Math.max(1, fiveReais);
  const netCents = first.netCents === null ? null : first.netCents - less;
  return { ...draft, revision: 1, lines: [{ ...first, discountCents: first.discountCents + less, netCents }, ...rest] };
}

function alone(line: DraftLine): DraftLine {
  return { ...line, shared: null };
}

export function voidOf(draft: Draft): Draft {
  return { ...draft, revision: 1, status: 'voided', lines: [] };
}

const MAX_RETURN_DAYS = 10;
const RETURN_RATE = 0.028;

/** Tickets that come back to the counter on a day: linked to their origin when it lies within the chain's memory. */
export function returnsOn(world: World, plan: DayPlan): Draft[] {
  if (plan.tickets === 0) return [];
  const returns: Draft[] = [];
  for (let ago = 1; ago <= MAX_RETURN_DAYS; ago++) {
    const day = plan.day - ago;
    const count = ticketCount(world, plan.store, day);
    let origin: DayPlan | null = null;
    for (let index = 0; index < count; index++) {
      if (chance(world.seed, SALT.returned, plan.store, day, index) >= RETURN_RATE) continue;
      if (1 + (hash32(world.seed, SALT.returned, plan.store, day, index, 1) % MAX_RETURN_DAYS) !== ago) continue;
      origin ??= planDay(world, plan.store, day);
      const draft = returnOf(world, plan, origin, index, SALT.returned);
      if (draft !== null) returns.push(draft);
    }
  }
  const all = [...returns, ...unlinkedReturns(world, plan), ...refundSpike(world, plan)];
  return world.incidentsEveryWeek ? all.filter(({ soldAtMs }) => !isShut(plan, soldAtMs)) : all;
}

function returnOf(world: World, plan: DayPlan, origin: DayPlan, index: number, salt: number): Draft | null {
  const sold = draftTicket(world, origin, index);
  if (sold === null || fateOf(world, plan.store, origin.day, index) !== 'quiet') return null;
  const random = new Random(world.seed, salt, 2, plan.store, origin.day, index);
  const line = random.below(sold.lines.length);
  const bought = sold.lines[line] as DraftLine;
  const back = { ...negated(bought), returnOf: { ticketId: sold.ticketId, line } };
  return asReturn(sold, plan, random, `D${sold.ticketId}`, back);
}

/** Sales far above what a shop sells at once. */
export function largeSaleTickets(world: World, plan: DayPlan): Draft[] {
  return largeSalesOn(plan).map(({ product, pieces, fromMs }, number): Draft => {
    const unitCents = world.products[product]?.priceCents ?? 0;
    const line = { product, quantityE3: pieces * 1000, unitCents, discountCents: 0, netCents: null };
    return {
      store: plan.store,
      day: plan.day,
      ticketId: ticketIdOf(plan, `G${number}`),
      revision: 0,
      status: 'closed',
      kind: 'sale',
      soldAtMs: fromMs,
      register: plan.place.format === 'online' ? 0 : 1,
      channel: plan.place.format === 'online' ? 'online' : 'store',
      seller: 0,
      customer: -1,
      lines: [{ ...line, shared: null, returnOf: null }],
      offer: null,
    };
  });
}

/** Somebody without a receipt: about one ticket in two hundred. */
function unlinkedReturns(world: World, plan: DayPlan): Draft[] {
  const random = new Random(world.seed, SALT.stray, plan.store, plan.day);
  const count = Math.floor(plan.tickets * 0.005 + random.next());
  return Array.from({ length: count }, (_, number) => {
    const alike = draftTicket(world, plan, random.below(plan.tickets));
    if (alike === null) return null;
    const id = ticketIdOf(plan, `S${number}`);
    return asReturn(alike, plan, random, id, negated(alike.lines[0] as DraftLine));
  }).filter((draft) => draft !== null);
}

/** The planted spike: eighteen refunds within two hours of the afternoon, all at the same till. */
function refundSpike(world: World, plan: DayPlan): Draft[] {
  const spike = plan.incidents.find((one) => one.kind === 'refundSpike' && one.day === plan.day);
  if (spike?.kind !== 'refundSpike') return [];
  const origin = planDay(world, plan.store, plan.day - 12);
  const refunds: Draft[] = [];
  for (let index = 0; index < origin.tickets && refunds.length < spike.refunds; index++) {
    if (chance(world.seed, SALT.returned, plan.store, origin.day, index) < RETURN_RATE) continue;
    const draft = returnOf(world, plan, origin, index, SALT.refund);
    const atMs = plan.midnightMs + 15 * 3_600_000 + refunds.length * 380_000;
    if (draft !== null) refunds.push({ ...draft, soldAtMs: atMs, register: 2 });
  }
  return refunds;
}

function asReturn(sold: Draft, plan: DayPlan, random: Random, ticketId: string, line: DraftLine): Draft {
  const soldAtMs = drawInstant(plan, random);
  return { ...sold, day: plan.day, ticketId, kind: 'return', soldAtMs, lines: [line], offer: null };
}

function negated(line: DraftLine): DraftLine {
  return {
    ...line,
    quantityE3: -line.quantityE3,
    discountCents: 0 - line.discountCents,
    netCents: line.netCents === null ? null : -line.netCents,
    shared: null,
  };
}
