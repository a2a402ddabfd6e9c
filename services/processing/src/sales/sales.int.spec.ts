import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptedSchema, topics } from '@vitrine/contracts';
import { aLine, aTicket } from '../testing/a-ticket.js';
import { Harness, TENANT } from '../testing/harness.js';

describe('a ticket on its way from Kafka to ClickHouse', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start('sales');
    await harness.process();
  }, 60_000);
  afterAll(() => harness?.stop(), 60_000);

  const net = async (ticketId: string) => {
    const [row] =
      await harness.rows(`SELECT toString(sum(net_amount * sign)) AS net, toString(sum(ticket_count * sign)) AS tickets,
      toString(sum(quantity * sign)) AS units FROM sale_lines_v1 WHERE ticket_id = '${ticketId}'`);
    return row;
  };

  it('becomes rows and an accepted event', async () => {
    const ticket = aTicket({
      ticketId: 'first',
      lines: [aLine(), aLine({ lineId: '2', quantity: '0.5', unitPrice: '3.0001', discount: '0.10' })],
    });
    await harness.sendTickets([ticket]);
    await harness.settled();
    expect(await net('first')).toEqual({ net: '21.4', tickets: '1', units: '2.5' });
    const events = (await harness.read(topics.salesAccepted)).map((message) =>
      acceptedSchema.parse(JSON.parse(String(message.value))),
    );
    expect(events).toMatchObject([
      { ticketId: 'first', netSales: '21.40', soldOn: '2026-11-20', soldHour: 10, tenantId: TENANT },
    ]);
  }, 60_000);
});
