import { randomUUID } from 'node:crypto';
import { runFile, tillKafka } from './stack.js';

export interface TillTicket {
  readonly ticketId: string;
  readonly storeId: string;
  readonly soldAt: string;
  readonly lines: readonly Record<string, unknown>[];
  readonly [field: string]: unknown;
}

/** Tickets as a till would put them into Kafka, one behind the other. @returns when the broker had the last, ms since 1970 */
export async function pushTickets(tenantId: string, tickets: readonly TillTicket[]): Promise<number> {
  const producer = tillKafka().producer();
  await producer.connect();
  try {
    for (const ticket of tickets) {
      const value = { eventId: randomUUID(), tenantId, revision: 0, status: 'closed', channel: 'store', ...ticket };
      await producer.send({
        topic: 'sales.raw.v1',
        messages: [{ key: `${tenantId}:${ticket.storeId}`, value: JSON.stringify(value) }],
      });
    }
    return Date.now();
  } finally {
    await producer.disconnect();
  }
}

/** All of a sale brought back, line by line; it wants an id and a time of its own. */
export const takenBack = (sale: TillTicket): TillTicket => ({
  ...sale,
  kind: 'return',
  lines: sale.lines.map((line) => ({
    ...{ ...line, quantity: `-${line.quantity}`, discount: negated(String(line.discount)) },
    returnOf: { ticketId: sale.ticketId, lineId: line.lineId },
  })),
});

const negated = (amount: string): string => (Number(amount) === 0 ? '0' : `-${amount}`);

/** One ticket of 123.45 sold now in the demo. @returns when the broker had it, ms since 1970 */
export function pushTicket(storeId: string): Promise<number> {
  const line = { lineId: '1', productId: 'e2e-product', quantity: '1', unitPrice: '123.45', discount: '0' };
  const sale = { ticketId: `e2e-${randomUUID()}`, storeId, soldAt: new Date().toISOString(), currency: 'BRL' };
  return pushTickets(runFile().tenantId, [{ ...sale, lines: [line] }]);
}

/** Ten-thousandths of a decimal string, to compare amounts exactly. */
export function unitsOf(text: string): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const units = BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, '0').slice(0, 4));
  return text.startsWith('-') ? -units : units;
}
