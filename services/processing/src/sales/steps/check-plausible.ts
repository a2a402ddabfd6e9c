import { accept, type Outcome, reject } from '@vitrine/consumer';
import { faultsOfTicket, pointerOf, type Ticket } from '@vitrine/contracts';

/** Refuses what no shop can mean, as the contract judges it at every door, and money that is not the tenant's. */
export const checkPlausible =
  (nowMs: number, tenantCurrency: string) =>
  (ticket: Ticket): Outcome<Ticket> => {
    const { value: fault } = faultsOfTicket(ticket, nowMs).next();
    if (fault) return reject(fault.code, pointerOf(fault.path));
    return ticket.currency.toUpperCase() === tenantCurrency ? accept(ticket) : reject('currency_mismatch', '/currency');
  };
