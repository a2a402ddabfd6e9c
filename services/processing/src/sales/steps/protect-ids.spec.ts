import { describe, expect, it } from '@jest/globals';
import { idToken } from '@vitrine/privacy';
import fc from 'fast-check';
import { aSale, aSaleLine } from '../../testing/a-sale.js';
import { protectIds } from './protect-ids.js';

const key = Buffer.alloc(32, 1);
const [email, cpf, bareCpf] = ['maria@example.com', '529.982.247-25', '52998224725'];

describe('identifiers of a sale', () => {
  it('pass as they are when they name things, the very same object', () => {
    const sale = aSale({ ticketId: bareCpf, sellerId: 'v1', registerId: '11987654321', eventId: '4111111111111111' });
    expect(protectIds(key)(sale)).toBe(sale);
  });

  it.each([
    { field: 'ticketId', id: email, kind: 'email' },
    { field: 'ticketId', id: cpf, kind: 'taxId' },
    { field: 'registerId', id: cpf, kind: 'taxId' },
    { field: 'channel', id: email, kind: 'email' },
    { field: 'sellerId', id: bareCpf, kind: 'taxId' },
    { field: 'sellerId', id: email, kind: 'email' },
  ])('become a token: $id as $field', ({ field, id, kind }) => {
    const sale = protectIds(key)(aSale({ [field]: id }));
    expect(sale).toEqual({
      ...aSale({ [field]: idToken(key, id) }),
      personal: [{ field: `ticket.${field}`, kind, handling: 'tokenised' }],
    });
  });

  it.each(['eventId', 'storeId'])('stay as %s, and are reported', (field) => {
    const sale = aSale({ [field]: email });
    expect(protectIds(key)(sale)).toEqual({
      ...sale,
      personal: [{ field: `ticket.${field}`, kind: 'email', handling: 'reported' }],
    });
  });

  it('of lines too: a return names the ticket that it comes back from by the token of that ticket', () => {
    const sold = protectIds(key)(aSale({ ticketId: cpf, lines: [aSaleLine({ lineId: email })] }));
    const back = aSaleLine({ returnTicketId: cpf, returnLineId: email, productId: cpf });
    const returned = protectIds(key)(aSale({ lines: [back] }));
    expect(returned.lines[0]).toMatchObject({
      returnTicketId: sold.ticketId,
      returnLineId: sold.lines[0]?.lineId,
      productId: cpf,
    });
    expect(returned.personal).toHaveLength(3);
  });

  it("count the ticket's seller once, and give each seller of a line their own token", () => {
    const own = aSaleLine({ sellers: [{ sellerId: bareCpf, shareE6: 1_000_000 }] });
    const sellers = [bareCpf, email].map((sellerId) => ({ sellerId, shareE6: 500_000 }));
    const sale = protectIds(key)(aSale({ sellerId: bareCpf, lines: [own, own, aSaleLine({ sellers })] }));
    expect(sale.lines[2]?.sellers.map(({ sellerId }) => sellerId)).toEqual([
      idToken(key, bareCpf),
      idToken(key, email),
    ]);
    expect(sale.personal?.map(({ field }) => field)).toEqual(['ticket.sellerId', 'ticket.lines.sellers.sellerId']);
  });

  it('never make one ticket of two, and are protected once', () => {
    const someId = fc.oneof(
      fc.constantFrom(email, cpf, bareCpf, 'T-1'),
      fc.emailAddress(),
      fc.string({ minLength: 1 }),
    );
    const tokenOf = (ticketId: string) => protectIds(key)(aSale({ ticketId, sellerId: ticketId })).ticketId;
    fc.assert(
      fc.property(someId, someId, (one, other) => {
        expect(tokenOf(one) === tokenOf(other)).toBe(one === other);
        expect(tokenOf(tokenOf(one))).toBe(tokenOf(one));
      }),
    );
  });
});
