import type { Product } from './assortment.js';
import { dateText, dayAt } from './calendar.js';
import type { Happening } from './store-day.js';
import type { Draft, DraftLine } from './ticket.js';
import { timeline } from './timeline.js';
import type { World } from './world.js';
import { lineNetE4 } from './write-ticket.js';

/** Money in ten-thousandths of a real, quantities in thousandths. The names are the metric layer's. */
export interface Totals {
  grossSalesE4: number;
  discountsE4: number;
  returnsE4: number;
  netSalesE4: number;
  unitsE3: number;
  tickets: number;
  /** Over lines with a cost only, as is the net amount beside it. */
  costE4: number;
  costedNetE4: number;
}

export interface Expected {
  readonly total: Totals;
  /** Keyed `storeId date` by the store's own business date. */
  readonly byStoreDay: ReadonlyMap<string, Totals>;
  readonly messages: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejectedByCode: Readonly<Record<string, number>>;
}

/** What the warehouse must show once everything that arrived in [fromMs, toMs), and nothing else, has been processed. */
export function expectedBetween(world: World, fromMs: number, toMs: number): Expected {
  const total = noTotals();
  const byStoreDay = new Map<string, Totals>();
  const rejectedByCode: Record<string, number> = {};
  let messages = 0;
  let accepted = 0;
  let duplicates = 0;
  for (const happening of timeline(world, fromMs, toMs)) {
    messages++;
    if (happening.outcome === 'duplicate') duplicates++;
    else if (happening.outcome !== 'accepted')
      rejectedByCode[happening.outcome] = (rejectedByCode[happening.outcome] ?? 0) + 1;
    else {
      accepted++;
      count(world, happening, total, byStoreDay, fromMs);
    }
  }
  return { total, byStoreDay, messages, accepted, duplicates, rejectedByCode };
}

/** A correction takes its forerunner off, if that one arrived within the window too. */
function count(
  world: World,
  { draft, replaces }: Happening,
  total: Totals,
  days: Map<string, Totals>,
  fromMs: number,
): void {
  for (const [ticket, sign] of [
    [replaces, -1],
    [draft, 1],
  ] as const) {
    if (ticket === null || (sign === -1 && ticket.soldAtMs < fromMs)) continue;
    const place = world.places[ticket.store] as World['places'][number];
    const day = dayAt(ticket.soldAtMs, place.offsetMinutes);
    const key = `${place.id} ${dateText(day)}`;
    const ofDay = days.get(key) ?? noTotals();
    days.set(key, ofDay);
    for (const totals of [total, ofDay]) addTicket(world, totals, ticket, sign, day);
  }
}

/** Adds a ticket of a store's day, or with sign -1 takes it off; of its lines only those of `product`, if one is given. */
export function addTicket(
  world: World,
  totals: Totals,
  ticket: Draft,
  sign: number,
  day: number,
  product: number | null = null,
): void {
  const lines = product === null ? ticket.lines : ticket.lines.filter((line) => line.product === product);
  if (ticket.status === 'voided' || lines.length === 0) return;
  if (ticket.kind === 'sale') totals.tickets += sign;
  for (const line of lines) addLine(world, totals, line, sign, day);
}

function addLine(world: World, totals: Totals, line: DraftLine, sign: number, day: number): void {
  const netE4 = lineNetE4(line);
  const product = world.products[line.product];
  totals.netSalesE4 += sign * netE4;
  totals.unitsE3 += sign * line.quantityE3;
  if (line.quantityE3 > 0) {
    totals.grossSalesE4 += sign * (netE4 + line.discountCents * 100);
    totals.discountsE4 += sign * line.discountCents * 100;
  } else totals.returnsE4 -= sign * netE4;
  const costE4 = product && costOn(world, product, day);
  if (costE4 === undefined || costE4 === null) return;
  totals.costE4 += (sign * line.quantityE3 * costE4) / 1000;
  totals.costedNetE4 += sign * netE4;
}

/** The catalogue's cost as of the day of the sale. */
export function costOn(world: World, product: Product, day: number): number | null {
  return product.laterCostE4 !== null && day >= world.costChangeDay ? product.laterCostE4 : product.costE4;
}

export function noTotals(): Totals {
  return {
    grossSalesE4: 0,
    discountsE4: 0,
    returnsE4: 0,
    netSalesE4: 0,
    unitsE3: 0,
    tickets: 0,
    costE4: 0,
    costedNetE4: 0,
  };
}
