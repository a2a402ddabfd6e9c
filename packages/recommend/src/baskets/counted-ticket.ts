import type { TicketPlace, ToldTicket, UnitsE3 } from './told-ticket.js';

/** A ticket as it is counted: what it said last, and what others gave back of it. */
export interface CountedTicket extends ToldTicket {
  readonly givenBack: UnitsE3;
}

/** A basket of more products is a wholesale order. */
export const MOST_PAIRED_ITEMS = 100;

/** A wholesale order counts as a basket and by its products, apart from the others, and for no pair. */
export const isWholesale = (items: number): boolean => items > MOST_PAIRED_ITEMS;

/** The products of its basket: those that were sold, less those that came back whole. In the order of their ids; none: no basket. */
export const itemsOf = ({ sold, givenBack }: CountedTicket): string[] =>
  [...sold].flatMap(([productId, unitsE3]) => (unitsE3 > (givenBack.get(productId) ?? 0) ? [productId] : [])).sort();

/** For how many pairs a basket of so many products counts. */
export const pairCountOf = (items: number): number => (isWholesale(items) ? 0 : (items * (items - 1)) / 2);

/** One that nobody has told of: any revision is newer. */
export const nothingCounted = (place: TicketPlace, soldOn: string): CountedTicket => ({
  tenantId: place.tenantId,
  storeId: place.storeId,
  ticketId: place.ticketId,
  soldOn,
  revision: 0,
  acceptedAtMs: 0,
  sold: new Map(),
  gives: new Map(),
  givenBack: new Map(),
});

/** Equal for equal tickets but for when they were accepted. */
export const contentOf = ({ soldOn, revision, sold, gives, givenBack }: CountedTicket): string =>
  JSON.stringify([soldOn, revision, entriesOf(sold), giftsOf(gives), entriesOf(givenBack)]);

/** In the order of the ids. */
export const entriesOf = (units: UnitsE3): [string, number][] => [...units].sort(byId);

export const giftsOf = (gives: ToldTicket['gives']): [string, [string, number][]][] =>
  [...gives].map(([ticketId, units]): [string, [string, number][]] => [ticketId, entriesOf(units)]).sort(byId);

const byId = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number => (one < other ? -1 : 1);
