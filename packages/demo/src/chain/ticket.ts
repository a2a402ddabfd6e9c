import { Random } from '../random.js';
import type { Product } from './assortment.js';
import { CATEGORIES } from './categories.js';
import { type DayPlan, drawFrom } from './demand.js';
import { boughtLines, isLost, isOnSpree, isOutOfStock, whoServes, wrongPriceCents } from './effects.js';
import { type DraftOffer, offerOf } from './offers.js';
import { SALT, type World } from './world.js';

export interface DraftLine {
  /** Index into the assortment; -1 is a code that the catalogue does not know. */
  readonly product: number;
  readonly quantityE3: number;
  readonly unitCents: number;
  readonly discountCents: number;
  /** The till's own total where it prints one: what is sold by the metre, rounded to the cent. */
  readonly netCents: number | null;
  /** A colleague who gets this many tenths of the line. */
  readonly shared: { readonly seller: number; readonly tenths: number } | null;
  readonly returnOf: { readonly ticketId: string; readonly line: number } | null;
}

/** A ticket in numbers, before it is written as JSON. */
export interface Draft {
  readonly store: number;
  readonly day: number;
  readonly ticketId: string;
  readonly revision: number;
  readonly status: 'closed' | 'voided';
  readonly kind: 'sale' | 'return';
  readonly soldAtMs: number;
  readonly register: number;
  readonly channel: 'store' | 'online' | 'whatsapp';
  /** Index in the store's team; -1 is nobody (the online shop's own sales). */
  readonly seller: number;
  /** Number of the customer, -1 for an anonymous one. */
  readonly customer: number;
  readonly lines: readonly DraftLine[];
  /** What the customer was offered before, by whoever served. */
  readonly offer: DraftOffer | null;
}

const MAX_EXTRA_LINES = 7;

/** Ticket `index` of a day; a pure function, so that a return can look its origin up. Null where nobody is served. */
export function draftTicket(world: World, plan: DayPlan, index: number): Draft | null {
  const random = new Random(world.seed, SALT.ticket, plan.store, plan.day, index);
  const soldAtMs = drawInstant(plan, random);
  if (isLost(world, plan, index, soldAtMs)) return null;
  const isOnline = plan.place.format === 'online';
  const channel = random.isLucky(isOnline ? 0.16 : 0.05) ? 'whatsapp' : isOnline ? 'online' : 'store';
  const drawn = channel === 'online' && random.isLucky(0.7) ? -1 : lotteryOf(world, plan).draw(random);
  const seller = whoServes(plan, drawn, soldAtMs);
  const draft = {
    store: plan.store,
    day: plan.day,
    ticketId: ticketIdOf(plan, index),
    revision: 0,
    status: 'closed',
    kind: 'sale',
    soldAtMs,
    register: isOnline ? 0 : 1 + random.below(3),
    channel,
    seller,
    customer: random.isLucky(isOnline ? 1 : 0.11) ? random.below(6000) : -1,
    lines: boughtLines(plan, draftLines(world, plan, random, seller, soldAtMs), soldAtMs),
    offer: null,
  } as const;
  return withOffer(world, plan, index, draft);
}

/** What was taken because it was offered is a line like any other. Its draws disturb no other decision. */
function withOffer(world: World, plan: DayPlan, index: number, draft: Draft): Draft {
  const offer = offerOf(world, plan, index, draft);
  if (!offer?.isTaken) return { ...draft, offer };
  const random = new Random(world.seed, SALT.offer, 1, plan.store, plan.day, index);
  const line = draftLine(world, plan, random, offer.companion, draft.seller, draft.soldAtMs);
  return { ...draft, offer, lines: [...draft.lines, line] };
}

export function ticketIdOf(plan: DayPlan, index: number | string): string {
  return `${plan.place.id}-${plan.date.replaceAll('-', '').slice(2)}-${String(index).padStart(4, '0')}`;
}

export function drawInstant(plan: DayPlan, random: Random): number {
  const hour = drawFrom(plan.hourSums, random);
  return plan.midnightMs + hour * 3_600_000 + random.below(3600) * 1000;
}

function draftLines(world: World, plan: DayPlan, random: Random, seller: number, soldAtMs: number): DraftLine[] {
  const taken: number[] = [];
  const wanted = 1 + Math.min(MAX_EXTRA_LINES, Math.floor(-1.35 * Math.log(1 - random.next())));
  while (taken.length < wanted) {
    const product = drawProduct(world, plan, random);
    if (taken.includes(product)) continue;
    taken.push(product);
    const pair = world.pairByFirst.get(product);
    if (pair !== undefined && random.isLucky(pair.probability) && !taken.includes(pair.second)) taken.push(pair.second);
  }
  return taken.map((product) => draftLine(world, plan, random, product, seller, soldAtMs));
}

function drawProduct(world: World, plan: DayPlan, random: Random): number {
  const category = drawFrom(plan.categorySums, random);
  const shelf = world.productsOf[category] as readonly number[];
  const product = shelf[(world.productLotteries[category] as { draw(r: Random): number }).draw(random)] as number;
  return isOutOfStock(plan, product) ? (shelf.find((other) => other !== product) as number) : product;
}

function draftLine(
  world: World,
  plan: DayPlan,
  random: Random,
  product: number,
  seller: number,
  soldAtMs: number,
): DraftLine {
  const { priceCents: listedCents, category } = world.products[product] as Product;
  const priceCents = wrongPriceCents(plan, category, listedCents, soldAtMs) ?? listedCents;
  const byMeasure = CATEGORIES[category]?.byMeasure === true;
  const quantityE3 = byMeasure ? random.between(10, 120) * 50 : drawPieces(random, listedCents) * 1000;
  const grossCents = Math.round((quantityE3 * priceCents) / 1000);
  let percent = plan.promotion?.products.has(product) ? plan.promotion.percent : 0;
  if (percent === 0 && random.isLucky(0.06)) percent = random.pick([5, 5, 8, 10]);
  if (isOnSpree(plan, seller)) percent = random.between(28, 45);
  const discountCents = Math.floor((grossCents * percent) / 100);
  const shared =
    seller >= 0 && random.isLucky(0.02)
      ? { seller: whoServes(plan, (seller + 1) % 10, soldAtMs), tenths: random.pick([3, 5]) }
      : null;
  const netCents = byMeasure ? grossCents - discountCents : null;
  return { product, quantityE3, unitCents: priceCents, discountCents, netCents, shared, returnOf: null };
}

/** Cheap things go by the handful. */
function drawPieces(random: Random, priceCents: number): number {
  const luck = random.next();
  if (priceCents < 4000) return luck < 0.5 ? 1 : luck < 0.78 ? 2 : luck < 0.93 ? 4 : 6;
  return priceCents < 15_000 ? (luck < 0.82 ? 1 : 2) : 1;
}

function lotteryOf(world: World, plan: DayPlan): { draw(random: Random): number } {
  return world.sellerLotteries[plan.store] as { draw(random: Random): number };
}
