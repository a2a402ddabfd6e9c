import { type CountedTicket, contentOf, nothingCounted } from './counted-ticket.js';
import type { TicketPlace, ToldTicket, UnitsE3 } from './told-ticket.js';

/** What tickets change in what is counted: a ticket as it was counted, where it was, and as it is counted from now on. */
export interface BasketChange {
  readonly before: CountedTicket | undefined;
  readonly after: CountedTicket;
}

/**
 * Takes accepted tickets of some stores, each store's in order, and says what changes. Every ticket that `unread` names is looked up with
 * `know` first. Of a ticket the highest revision counts, and of one revision what was accepted last: older news changes nothing.
 */
export class BasketChanges {
  private readonly before = new Map<string, CountedTicket | undefined>();
  private readonly now = new Map<string, CountedTicket>();

  /** How the ticket is counted, undefined where it is not. */
  know(place: TicketPlace, counted: CountedTicket | undefined): void {
    const key = keyOf(place);
    this.before.set(key, counted);
    if (counted) this.now.set(key, counted);
  }

  /** Tickets that these change, and of which it is not known yet how they are counted. */
  unread(told: readonly ToldTicket[]): TicketPlace[] {
    const touched = told.flatMap((ticket) => [ticket, ...givenOf(ticket), ...givenOf(this.now.get(keyOf(ticket)))]);
    const byKey = new Map(touched.map((place) => [keyOf(place), place]));
    return [...byKey].flatMap(([key, place]) => (this.before.has(key) ? [] : [place]));
  }

  /** What the ticket said before is taken back, and what it says now is counted. */
  tell(told: ToldTicket): void {
    const counted = this.now.get(keyOf(told));
    if (counted && isOlder(told, counted)) return;
    for (const place of givenOf(counted)) this.giveBack(place, told.soldOn, counted?.gives.get(place.ticketId), -1);
    const { givenBack } = this.now.get(keyOf(told)) ?? nothingCounted(told, told.soldOn);
    this.now.set(keyOf(told), { ...told, givenBack });
    for (const place of givenOf(told)) this.giveBack(place, told.soldOn, told.gives.get(place.ticketId), 1);
  }

  /** Tickets that are counted otherwise than before, in the order in which they were told: whoever tells the same again gets the same. */
  changes(): BasketChange[] {
    return [...this.before].flatMap(([key, before]) => {
      const after = this.now.get(key);
      if (!after) return [];
      const isSame = before ? contentOf(before) === contentOf(after) : isNothing(after);
      return isSame ? [] : [{ before, after }];
    });
  }

  private giveBack(place: TicketPlace, soldOn: string, units: UnitsE3 | undefined, sign: 1 | -1): void {
    const key = keyOf(place);
    const counted = this.now.get(key) ?? nothingCounted(place, soldOn);
    const givenBack = new Map(counted.givenBack);
    for (const [productId, unitsE3] of units ?? []) {
      const left = (givenBack.get(productId) ?? 0) + unitsE3 * sign;
      if (left > 0) givenBack.set(productId, left);
      else givenBack.delete(productId);
    }
    this.now.set(key, { ...counted, givenBack });
  }
}

const isOlder = (told: ToldTicket, counted: CountedTicket): boolean =>
  told.revision < counted.revision || (told.revision === counted.revision && told.acceptedAtMs < counted.acceptedAtMs);

/** A corrected ticket is kept even when it is empty: its earlier revisions must not come back. */
const isNothing = ({ revision, sold, gives, givenBack }: CountedTicket): boolean =>
  revision === 0 && sold.size + gives.size + givenBack.size === 0;

function givenOf(told: ToldTicket | undefined): TicketPlace[] {
  if (!told) return [];
  const { tenantId, storeId, gives } = told;
  return [...gives.keys()].map((ticketId) => ({ tenantId, storeId, ticketId }));
}

const keyOf = ({ tenantId, storeId, ticketId }: TicketPlace): string => JSON.stringify([tenantId, storeId, ticketId]);
