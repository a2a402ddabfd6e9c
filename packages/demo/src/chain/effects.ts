import { chance } from '../random.js';
import { DAY_MS } from './calendar.js';
import type { DayPlan } from './demand.js';
import type { Incident, LookAlike } from './incident-kinds.js';
import type { LateTill } from './late-tills.js';
import type { DraftLine } from './ticket.js';
import { SALT, type World } from './world.js';

/** Whether a customer is never served: the ticket is not rung up, nor is anything that would follow from it. */
export function isLost(world: World, plan: DayPlan, index: number, soldAtMs: number): boolean {
  const share = lostShareAt(plan, soldAtMs);
  return share > 0 && chance(world.seed, SALT.lost, plan.store, plan.day, index) < share;
}

/** Whether no till of the store works at all. */
export function isShut(plan: DayPlan, atMs: number): boolean {
  return lostShareAt(plan, atMs) === 1;
}

function lostShareAt(plan: DayPlan, atMs: number): number {
  let share = 0;
  for (const one of plan.incidents) share = Math.max(share, lostToIncident(one, atMs));
  for (const one of plan.lookAlikes) share = Math.max(share, lostToLookAlike(one, (atMs - plan.midnightMs) / 60_000));
  return share;
}

function lostToIncident(one: Incident, atMs: number): number {
  switch (one.kind) {
    case 'silentStore':
    case 'opensLate':
    case 'closesEarly':
      return isWithin(one, atMs) ? 1 : 0;
    case 'salesDrop':
    case 'slowDay':
      return isWithin(one, atMs) ? one.lostShare : 0;
    default:
      return 0;
  }
}

function lostToLookAlike({ fromMinute, toMinute, lostShare }: LookAlike, minute: number): number {
  return minute >= fromMinute && minute < toMinute ? lostShare : 0;
}

function isWithin({ fromMs, toMs }: { fromMs: number; toMs: number }, atMs: number): boolean {
  return atMs >= fromMs && atMs < toMs;
}

/** A colleague serves the customers of a seller who is not there. */
export function whoServes(plan: DayPlan, seller: number, soldAtMs: number): number {
  const isAbsent = plan.incidents.some(
    (one) => one.kind === 'sellerAbsent' && one.seller === seller && isWithin(one, soldAtMs),
  );
  return isAbsent ? (seller + 1) % 10 : seller;
}

export function isOnSpree(plan: DayPlan, seller: number): boolean {
  return plan.incidents.some((one) => one.kind === 'discountSpree' && one.day === plan.day && one.seller === seller);
}

export function isOutOfStock(plan: DayPlan, product: number): boolean {
  return plan.incidents.some(
    (one) => one.kind === 'productStops' && one.product === product && plan.day >= one.fromDay && plan.day <= one.toDay,
  );
}

/** What a till rings up for a price that somebody keyed in wrongly; null for a right one. */
export function wrongPriceCents(plan: DayPlan, category: number, priceCents: number, soldAtMs: number): number | null {
  for (const one of plan.incidents) {
    if (one.kind === 'wrongPrice' && one.categories.includes(category) && isWithin(one, soldAtMs))
      return Math.round((priceCents * (100 - one.percentOff)) / 100);
  }
  return null;
}

/** While tickets are small, everybody buys one thing. */
export function boughtLines(plan: DayPlan, lines: readonly DraftLine[], soldAtMs: number): readonly DraftLine[] {
  const isSmall = plan.incidents.some((one) => one.kind === 'ticketDown' && isWithin(one, soldAtMs));
  return isSmall ? lines.slice(0, 1) : lines;
}

/** The line of the whole store is dead: tickets are rung up and reach us when it is back. */
export function deadLineOf(plan: DayPlan): LateTill | null {
  const dead = plan.incidents.find((one) => one.kind === 'dataStops' && beginsOn(plan, one.fromMs));
  return dead?.kind === 'dataStops' ? { register: null, fromMs: dead.fromMs, toMs: dead.toMs } : null;
}

type LargeSale = Extract<Incident, { readonly kind: 'largeSale' }>;

export function largeSalesOn(plan: DayPlan): readonly LargeSale[] {
  return plan.incidents.filter((one): one is LargeSale => one.kind === 'largeSale' && beginsOn(plan, one.fromMs));
}

function beginsOn(plan: DayPlan, fromMs: number): boolean {
  return fromMs >= plan.midnightMs && fromMs < plan.midnightMs + DAY_MS;
}
