import { describe, expect, it } from '@jest/globals';
import type { AcceptedLine, AcceptedTicket } from '@vitrine/contracts';
import { addTo, formatMoney, type Movement } from '@vitrine/domain';
import fc from 'fast-check';
import { streamedSums, streamedWidth } from './streamed-sums.js';
import { idsOfKey, isHistory, subjectKey, ticketMovements } from './ticket-movements.js';

const places = {
  regionOf: (storeId: string) => (storeId === 's1' ? 'Sul' : undefined),
  categoryOf: (productId: string) => (productId === 'p1' ? 'Papelaria' : undefined),
};

const aTicket = (fields: Partial<AcceptedTicket>): AcceptedTicket => ({
  tenantId: 'loja',
  storeId: 's1',
  ticketId: 't',
  revision: 0,
  status: 'closed',
  kind: 'sale',
  soldAt: '2026-11-20T13:00:00.000Z',
  soldOn: '2026-11-20',
  soldHour: 10,
  channel: 'store',
  currency: 'BRL',
  eventId: 'e',
  sellerIds: [],
  lines: [],
  netSales: '0',
  source: { partition: 0, offset: '0' },
  rawAt: Date.parse('2026-11-20T13:00:01.000Z'),
  acceptedAt: Date.parse('2026-11-20T13:00:02.000Z'),
  ...fields,
});

const line = fc.record(
  {
    lineId: fc.constantFrom('1', '2'),
    productId: fc.constantFrom('p1', 'p2'),
    sellerId: fc.constantFrom('v1', 'v2'),
    quantity: fc.constantFrom('1', '2.5', '-1'),
    unitPrice: fc.constant('0'),
    discount: fc.constantFrom('0', '1.25'),
    netAmount: fc.integer({ min: -100_000, max: 900_000 }).map((amountE4) => formatMoney(amountE4)),
    unitCost: fc.constant('3.5'),
  },
  { requiredKeys: ['lineId', 'productId', 'quantity', 'unitPrice', 'discount', 'netAmount'] },
);
const standing = fc.record({
  kind: fc.constantFrom('sale' as const, 'return' as const, 'adjustment' as const),
  lines: fc.array(line, { maxLength: 4 }),
  day: fc.constantFrom('19', '20', '21'),
});
type Standing = typeof standing extends fc.Arbitrary<infer T> ? T : never;

const soldOf = ({ kind, lines, day }: Standing) => ({
  kind,
  lines,
  soldOn: `2026-11-${day}`,
  soldAt: `2026-11-${day}T13:00:00.000Z`,
});
/** Each ticket with its revisions, as the topic tells them one after the other. */
const recordsOf = (ticketId: string, revisions: readonly Standing[]): AcceptedTicket[] =>
  revisions.map((revision, index) => {
    const before = revisions[index - 1];
    const replaced = before && { ...soldOf(before), revision: index - 1, netSales: '0', tickets: 0 };
    return aTicket({ ticketId, revision: index, ...soldOf(revision), ...(replaced ? { replaced } : {}) });
  });

/** Sums by subject and day. */
function fold(movements: readonly Movement[]): Map<string, number[]> {
  const sums = new Map<string, number[]>();
  for (const { grain, key, day, part, sign } of movements) {
    const place = JSON.stringify([grain, ...idsOfKey(key), day]);
    const sum = sums.get(place) ?? new Array<number>(streamedWidth).fill(0);
    addTo(sum, part, sign);
    sums.set(place, sum);
  }
  return new Map([...sums].filter(([, sum]) => sum.some((value) => value !== 0)).sort());
}

/** The same from what stands at last, each grain by its own filter. */
function recount(tickets: readonly Standing[]): Map<string, number[]> {
  const movements = tickets.flatMap((ticket) => {
    const of = (grain: string, key: string, which: (line: AcceptedLine) => boolean): Movement => ({
      ...{ grain, key, sign: 1, atMs: 0, day: soldOf(ticket).soldOn, isSale: true },
      part: streamedSums(ticket.kind, (ticket.lines as AcceptedLine[]).filter(which)),
    });
    return [
      of('network', '', () => true),
      of('region', 'Sul', () => true),
      of('store', 's1', () => true),
      of('category', subjectKey('s1', 'Papelaria'), ({ productId }) => productId === 'p1'),
      ...['v1', 'v2'].map((id) => of('seller', subjectKey('s1', id), ({ sellerId }) => sellerId === id)),
      ...['p1', 'p2'].map((id) => of('product', subjectKey('s1', id), ({ productId }) => productId === id)),
    ];
  });
  return fold(movements);
}

describe('movements of tickets', () => {
  it('leave every subject with the sums of what stands at last, whatever was corrected', () => {
    fc.assert(
      fc.property(fc.array(fc.array(standing, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), (stories) => {
        const records = stories.flatMap((revisions, index) => recordsOf(`t${index}`, revisions));
        const moved = fold(records.flatMap((record) => ticketMovements(record, places)));
        expect(moved).toEqual(recount(stories.map((revisions) => revisions.at(-1) as Standing)));
      }),
    );
  });

  it('take off what records of an earlier version say less of', () => {
    const sold = { lineId: '1', productId: 'p2', quantity: '1', unitPrice: '5', discount: '0', netAmount: '5' };
    const first = aTicket({ storeId: 's2', lines: [sold] });
    const replaced = { revision: 0, soldOn: first.soldOn, netSales: '5', tickets: 1, lines: [sold] };
    const voided = aTicket({ storeId: 's2', revision: 1, status: 'voided', replaced });
    expect(fold([first, voided].flatMap((record) => ticketMovements(record, places)))).toEqual(new Map());
    expect(ticketMovements(first, places).map(({ grain }) => grain)).toEqual(['network', 'store', 'product']);
  });

  it('are history when the broker took the sale more than an hour after it', () => {
    const soldAt = '2026-11-20T13:00:00.000Z';
    expect(isHistory({ soldAt, rawAt: Date.parse(soldAt) + 3_600_000 })).toBe(false);
    expect(isHistory({ soldAt, rawAt: Date.parse(soldAt) + 3_600_001 })).toBe(true);
  });
});
