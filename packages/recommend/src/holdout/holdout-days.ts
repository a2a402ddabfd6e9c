import { isHeldOut, type StoreHour } from './is-held-out.js';
import type { HoldoutDay, TicketSums } from './uplift.js';

/** Sales of one hour of a store, less what was given back of them. */
export interface HourSales extends Omit<StoreHour, 'tenantId'>, TicketSums {}

/** Hours of a tenant's stores as days, each hour under its kind; in the order of their dates. */
export function holdoutDaysOf(tenantId: string, hours: Iterable<HourSales>): HoldoutDay[] {
  const days = new Map<string, { shown: TicketSums; heldOut: TicketSums }>();
  for (const { storeId, businessDate, hour, tickets, netSalesE4 } of hours) {
    const day = days.get(businessDate) ?? { shown: NOTHING, heldOut: NOTHING };
    const kind = isHeldOut({ tenantId, storeId, businessDate, hour }) ? 'heldOut' : 'shown';
    days.set(businessDate, { ...day, [kind]: sumOf(day[kind], { tickets, netSalesE4 }) });
  }
  return inOrder(days);
}

/** Days of several stores as one: their sums by date, in the order of their dates. */
export function daysTogether(stores: Iterable<readonly HoldoutDay[]>): HoldoutDay[] {
  const days = new Map<string, { shown: TicketSums; heldOut: TicketSums }>();
  for (const ofStore of stores)
    for (const { businessDate, shown, heldOut } of ofStore) {
      const day = days.get(businessDate) ?? { shown: NOTHING, heldOut: NOTHING };
      days.set(businessDate, { shown: sumOf(day.shown, shown), heldOut: sumOf(day.heldOut, heldOut) });
    }
  return inOrder(days);
}

const sumOf = (one: TicketSums, other: TicketSums): TicketSums => ({
  tickets: one.tickets + other.tickets,
  netSalesE4: one.netSalesE4 + other.netSalesE4,
});

const inOrder = (days: ReadonlyMap<string, { shown: TicketSums; heldOut: TicketSums }>): HoldoutDay[] =>
  [...days].sort(([one], [other]) => (one < other ? -1 : 1)).map(([businessDate, sums]) => ({ businessDate, ...sums }));

const NOTHING: TicketSums = { tickets: 0, netSalesE4: 0 };
