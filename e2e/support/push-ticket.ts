import { randomUUID } from 'node:crypto';
import { runFile, tillKafka } from './stack.js';

/** One ticket of 123.45 sold now, as a till would put it into Kafka. @returns when the broker had it, ms since 1970 */
export async function pushTicket(storeId: string): Promise<number> {
  const { tenantId } = runFile();
  const producer = tillKafka().producer();
  const ticket = {
    eventId: randomUUID(),
    tenantId,
    ticketId: `e2e-${randomUUID()}`,
    revision: 0,
    status: 'closed',
    storeId,
    soldAt: new Date().toISOString(),
    channel: 'store',
    currency: 'BRL',
    lines: [{ lineId: '1', productId: 'e2e-product', quantity: '1', unitPrice: '123.45', discount: '0' }],
  };
  await producer.connect();
  try {
    await producer.send({
      topic: 'sales.raw.v1',
      messages: [{ key: `${tenantId}:${storeId}`, value: JSON.stringify(ticket) }],
    });
    return Date.now();
  } finally {
    await producer.disconnect();
  }
}

/** Ten-thousandths of a decimal string, to compare amounts exactly. */
export function unitsOf(text: string): bigint {
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.');
  const units = BigInt(whole) * 10_000n + BigInt(fraction.padEnd(4, '0').slice(0, 4));
  return text.startsWith('-') ? -units : units;
}
