import { type CatalogEvent, checkDigitOf } from '@vitrine/contracts';
import { splitByLargestRemainder } from '@vitrine/domain';
import { dateText, weekdayOf } from './calendar.js';
import { CATEGORIES } from './categories.js';
import { expectedTickets } from './demand.js';
import { HOURS, type Place } from './places.js';
import { promotionOfWeek } from './promotions.js';
import type { World } from './world.js';
import { writeCents } from './write-ticket.js';

/** What one ticket of this assortment is worth on average, in cents: measured once, the base of targets. */
const AVERAGE_TICKET_CENTS = 24_400;
/** Sellers' targets are whole multiples of this. */
const STEP_CENTS = 1_000;
/** Targets and promotions reach this far beyond the anchor, so that a chain that runs on still has them. */
const DAYS_AHEAD = 60;

/** Stores, sellers, products, costs, promotions and targets, in the order in which they refer to each other. */
export function* catalogOf(world: World): Generator<CatalogEvent> {
  for (const place of world.places) yield storeOf(world, place);
  for (const seller of world.sellers.flat()) {
    const { id, name, email, storeId } = seller;
    yield { type: 'seller', tenantId: world.tenantId, id, name, email, storeId, active: true };
  }
  yield* productsOf(world);
  yield* promotionsOf(world);
  for (let day = world.firstDay; day <= world.anchorDay + DAYS_AHEAD; day++) yield* targetsOn(world, day);
}

function storeOf(world: World, place: Place): CatalogEvent {
  const { id, name, region, city, state, timeZone, openedOn, areaM2, format } = place;
  const hours = HOURS[format].flatMap((open, index) =>
    open === null ? [] : [{ weekday: index + 1, opens: clock(open[0]), closes: clock(open[1]) }],
  );
  const area = areaM2 > 0 ? { areaM2 } : {};
  return {
    type: 'store',
    tenantId: world.tenantId,
    id,
    name,
    region,
    city,
    state,
    timeZone,
    openedOn,
    format,
    hours,
    ...area,
  };
}

function* productsOf(world: World): Generator<CatalogEvent> {
  for (const [index, product] of world.products.entries()) {
    const { id, name, brand, costE4, laterCostE4 } = product;
    const category = CATEGORIES[product.category]?.name ?? '';
    const entry = {
      type: 'product' as const,
      tenantId: world.tenantId,
      id,
      name,
      category,
      brand,
      unitPrice: writeCents(product.priceCents),
      barcodes: [barcodeOf(index)],
    };
    if (costE4 === null) yield entry;
    else yield { ...entry, unitCost: writeE4(costE4), costFrom: dateText(world.firstDay - 365) };
    if (costE4 !== null && laterCostE4 !== null)
      yield { ...entry, unitCost: writeE4(laterCostE4), costFrom: dateText(world.costChangeDay) };
  }
}

/** An EAN-13 of the numbers that every shop may give to its own goods (prefix 20), so that it is nobody's. */
function barcodeOf(index: number): string {
  const digits = `20${String(index + 1).padStart(10, '0')}`;
  return `${digits}${checkDigitOf(digits)}`;
}

function* promotionsOf(world: World): Generator<CatalogEvent> {
  const firstMonday = world.firstDay - weekdayOf(world.firstDay);
  for (let monday = firstMonday; monday <= world.anchorDay + DAYS_AHEAD; monday += 7) {
    const { id, name, products, fromDay, toDay, percent } = promotionOfWeek(world, monday);
    const productIds = [...products].map((index) => world.products[index]?.id ?? '');
    yield {
      type: 'promotion',
      tenantId: world.tenantId,
      id,
      name,
      productIds,
      from: dateText(fromDay),
      to: dateText(toDay),
      discountRate: `0.${percent}`,
    };
  }
}

/**
 * A store's target is a little above what its day usually brings, in steps of R$ 50. Its team shares it by strength, in steps of R$ 10 that
 * add up to it.
 */
function* targetsOn(world: World, day: number): Generator<CatalogEvent> {
  for (let store = 0; store < world.places.length; store++) {
    const usualCents = expectedTickets(world, store, day) * AVERAGE_TICKET_CENTS;
    if (usualCents === 0) continue;
    const amountCents = Math.round((usualCents * 1.04) / 5000) * 5000;
    const storeId = world.places[store]?.id ?? '';
    const target = { type: 'target' as const, tenantId: world.tenantId, storeId, day: dateText(day) };
    yield { ...target, amount: writeCents(amountCents) };
    const team = world.sellers[store] ?? [];
    const shares = splitByLargestRemainder(
      amountCents / STEP_CENTS,
      team.map((seller) => Math.round(seller.strength * 1_000)),
    );
    for (const [index, seller] of team.entries()) {
      yield { ...target, sellerId: seller.id, amount: writeCents((shares[index] ?? 0) * STEP_CENTS) };
    }
  }
}

function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

function writeE4(valueE4: number): string {
  return `${Math.floor(valueE4 / 10_000)}.${String(valueE4 % 10_000).padStart(4, '0')}`;
}
