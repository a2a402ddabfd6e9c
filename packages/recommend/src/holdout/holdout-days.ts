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
    const sums = day[kind];
    const sum = { tickets: sums.tickets + tickets, netSalesE4: sums.netSalesE4 + netSalesE4 };
    days.set(businessDate, { ...day, [kind]: sum });
  }
  const inOrder = [...days].sort(([one], [other]) => (one < other ? -1 : 1));
  return inOrder.map(([businessDate, sums]) => ({ businessDate, ...sums }));
}

const NOTHING: TicketSums = { tickets: 0, netSalesE4: 0 };
