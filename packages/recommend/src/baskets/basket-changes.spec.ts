import { describe, expect, it } from '@jest/globals';
import type { AcceptedTicket } from '@vitrine/contracts';
import fc from 'fast-check';
import { type BasketChange, BasketChanges } from './basket-changes.js';
import { CountTable } from './count-table.js';
import { type CountedTicket, itemsOf, MOST_PAIRED_ITEMS, pairCountOf } from './counted-ticket.js';
import { toldOf } from './told-ticket.js';

interface Line {
  readonly productId: string;
  readonly units: number;
  readonly of?: string;
}
interface Ticket {
  readonly ticketId: string;
  readonly kind: 'sale' | 'return' | 'adjustment';
  readonly isVoided?: boolean;
  readonly lines: readonly Line[];
}

const accepted = ({ ticketId, kind, isVoided, lines }: Ticket, revision: number, acceptedAt = 1): AcceptedTicket =>
  ({
    ...{ tenantId: 'loja', storeId: 's1', ticketId, kind, revision, acceptedAt, soldOn: '2026-11-20' },
    status: isVoided ? 'voided' : 'closed',
    lines: isVoided
      ? []
      : lines.map(({ productId, units, of }, at) => ({
          ...{ lineId: String(at), productId, quantity: String(units), unitPrice: '1', discount: '0', netAmount: '1' },
          ...(of && { returnOf: { ticketId: of } }),
        })),
  }) as unknown as AcceptedTicket;

/** A service that forgets everything between batches but what it wrote. */
class Counting {
  readonly table = new CountTable();
  private readonly counted = new Map<string, CountedTicket>();

  batch(tickets: readonly AcceptedTicket[]): BasketChange[] {
    const told = tickets.map(toldOf);
    const changes = new BasketChanges();
    for (let unread = changes.unread(told); unread.length > 0; unread = changes.unread(told))
      for (const place of unread) changes.know(place, this.counted.get(place.ticketId));
    for (const one of told) changes.tell(one);
    for (const { before, after } of changes.changes()) {
      if (before) this.table.addBasket(itemsOf(before), -1);
      this.table.addBasket(itemsOf(after));
      this.counted.set(after.ticketId, after);
    }
    return changes.changes();
  }

  basket(ticketId: string): string[] {
    const counted = this.counted.get(ticketId);
    return counted ? itemsOf(counted) : [];
  }
}

/** What is in the baskets in the end, said in another way: by the last word of each ticket alone. */
function basketsOf(tickets: readonly Ticket[]): Map<string, string[]> {
  const last = new Map(tickets.map((ticket) => [ticket.ticketId, ticket]));
  const lines = [...last.values()].flatMap(({ isVoided, ...ticket }) =>
    isVoided ? [] : ticket.lines.map((line) => ({ ...line, ...ticket })),
  );
  const unitsOf = (ticketId: string, productId: string): number => {
    const sold = lines.filter((line) => line.ticketId === ticketId && line.kind === 'sale' && line.units > 0);
    const back = lines.filter((line) => line.of === ticketId && line.units < 0);
    const sum = (some: readonly Line[]) =>
      some.filter((line) => line.productId === productId).reduce((units, line) => units + Math.abs(line.units), 0);
    return sum(sold) - sum(back);
  };
  return new Map(
    [...last.keys()].map((ticketId) => [ticketId, PRODUCTS.filter((productId) => unitsOf(ticketId, productId) > 0)]),
  );
}

const PRODUCTS = ['a', 'b', 'c'];
const TICKETS = ['t1', 't2', 't3'];
const line = fc.record({
  productId: fc.constantFrom(...PRODUCTS),
  units: fc.constantFrom(1, 2, -1, -2, 0),
  of: fc.option(fc.constantFrom(...TICKETS), { nil: undefined }),
}) as fc.Arbitrary<Line>;
const ticket = fc.record({
  ticketId: fc.constantFrom(...TICKETS),
  kind: fc.constantFrom('sale', 'return', 'adjustment'),
  isVoided: fc.boolean(),
  lines: fc.array(line, { maxLength: 4 }),
}) as fc.Arbitrary<Ticket>;

const sale = (ticketId: string, ...productIds: string[]): Ticket => ({
  ticketId,
  kind: 'sale',
  lines: productIds.map((productId) => ({ productId, units: 2 })),
});
const back = (ticketId: string, of: string, productId: string, units: number): Ticket => ({
  ticketId,
  kind: 'return',
  lines: [{ productId, units: -units, of }],
});

describe('what accepted tickets change in the baskets that are counted', () => {
  it('leaves the counts of the final state, whatever was corrected, voided and given back in whichever batches', () => {
    fc.assert(
      fc.property(fc.array(fc.array(ticket, { maxLength: 4 }), { maxLength: 5 }), (batches) => {
        const counting = new Counting();
        let revision = 0;
        for (const batch of batches) counting.batch(batch.map((one) => accepted(one, ++revision)));
        const baskets = basketsOf(batches.flat());
        const expected = new CountTable();
        for (const [ticketId, items] of baskets) {
          expect([ticketId, counting.basket(ticketId)]).toEqual([ticketId, items]);
          expected.addBasket(items);
        }
        for (const productId of PRODUCTS)
          expect(countsOf(counting.table, productId)).toEqual(countsOf(expected, productId));
      }),
    );
  });

  it('is nothing where a batch comes again, or an older word after a newer one', () => {
    fc.assert(
      fc.property(fc.array(ticket, { minLength: 1, maxLength: 6 }), fc.nat(), (tickets, which) => {
        const counting = new Counting();
        const told = tickets.map((one, at) => accepted(one, at));
        counting.batch(told);
        expect(counting.batch([told[which % told.length] as AcceptedTicket])).toEqual([]);
      }),
    );
  });

  it('comes in the order of what was told, however its tickets were looked up', () => {
    const told = ['t3', 't1', 't2'].map((ticketId) => toldOf(accepted(sale(ticketId, 'a', 'b'), 1)));
    const orderOf = (found: readonly string[]) => {
      const changes = new BasketChanges();
      for (const place of changes.unread(told)) changes.know(place, undefined);
      for (const one of found) {
        const known = told.find(({ ticketId }) => ticketId === one);
        if (known) changes.know(known, { ...known, revision: 0, givenBack: new Map() });
      }
      for (const one of told) changes.tell(one);
      return changes.changes().map(({ after }) => after.ticketId);
    };
    for (const found of [[], ['t1'], ['t2', 't1', 't3'], ['t1', 't3', 't2']])
      expect(orderOf(found)).toEqual(['t3', 't1', 't2']);
  });

  it('of one revision the later word counts, as of a restatement', () => {
    const counting = new Counting();
    counting.batch([accepted(sale('t1', 'a'), 0, 5)]);
    counting.batch([accepted(sale('t1', 'b'), 0, 4)]);
    expect(counting.basket('t1')).toEqual(['a']);
    counting.batch([accepted(sale('t1', 'b'), 0, 6)]);
    expect(counting.basket('t1')).toEqual(['b']);
  });

  it.each([
    { of: 'a part', returns: [back('r1', 't1', 'a', 1)], left: ['a', 'b'] },
    { of: 'the whole', returns: [back('r1', 't1', 'a', 2)], left: ['b'] },
    { of: 'the whole in two parts', returns: [back('r1', 't1', 'a', 1), back('r2', 't1', 'a', 1)], left: ['b'] },
    { of: 'the whole of everything', returns: [back('r1', 't1', 'a', 2), back('r2', 't1', 'b', 2)], left: [] },
    { of: 'another ticket', returns: [back('r1', 't2', 'a', 2)], left: ['a', 'b'] },
  ])('a linked return of $of leaves $left', ({ returns, left }) => {
    for (const order of [
      [sale('t1', 'a', 'b'), ...returns],
      [...returns, sale('t1', 'a', 'b')],
    ]) {
      const counting = new Counting();
      counting.batch(order.map((one) => accepted(one, 0)));
      expect(counting.basket('t1')).toEqual(left);
    }
  });

  it('a return that is voided puts the product into the basket again', () => {
    const counting = new Counting();
    counting.batch([accepted(sale('t1', 'a', 'b'), 0)]);
    counting.batch([accepted(back('r1', 't1', 'a', 2), 0)]);
    counting.batch([accepted({ ...back('r1', 't1', 'a', 2), isVoided: true }, 1)]);
    expect(counting.basket('t1')).toEqual(['a', 'b']);
  });

  it('a basket of more than a hundred products is counted, and for no pair', () => {
    expect([MOST_PAIRED_ITEMS, pairCountOf(2), pairCountOf(100), pairCountOf(101)]).toEqual([100, 1, 4_950, 0]);
  });
});

function countsOf(table: CountTable, productId: string): unknown {
  const { codeOf, itemBaskets, rowOf, productIds } = table.counts();
  const code = codeOf(productId);
  if (code === undefined || itemBaskets[code] === 0) return [];
  const { partners, baskets } = rowOf(code);
  return [itemBaskets[code], [...partners].map((partner, at) => [productIds[partner], baskets[at]]).sort()];
}
