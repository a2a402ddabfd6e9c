export { type BasketChange, BasketChanges } from './baskets/basket-changes.js';
export { CountTable } from './baskets/count-table.js';
export {
  type CountedTicket,
  entriesOf,
  giftsOf,
  itemsOf,
  MOST_PAIRED_ITEMS,
  pairCountOf,
} from './baskets/counted-ticket.js';
export type { BasketCounts, PairRow } from './baskets/counts.js';
export { type TicketPlace, type ToldTicket, toldOf, type UnitsE3 } from './baskets/told-ticket.js';
