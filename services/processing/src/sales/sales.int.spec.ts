import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { partitionOf } from '@vitrine/bus';
import { acceptedSchema, rejectedHeaders, topics } from '@vitrine/contracts';
import { aLine, aTicket, TENANT } from '@vitrine/testing';
import { Harness } from '../testing/harness.js';

const SUMS = `toString(sum(net_amount * sign)) AS net, toString(sum(quantity * sign)) AS units, toInt32(sum(ticket_count * sign)) AS tickets`;

describe('a ticket on its way from Kafka to ClickHouse', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start('sales');
    await harness.process();
  }, 60_000);
  afterAll(() => harness?.stop(), 60_000);

  const sumsOf = async (ticketId: string) =>
    (await harness.rows(`SELECT ${SUMS} FROM sale_lines_v1 WHERE ticket_id = '${ticketId}'`))[0];
  const acceptedOf = async (ticketId: string) =>
    (await harness.read(topics.salesAccepted))
      .map((message) => acceptedSchema.parse(JSON.parse(String(message.value))))
      .filter((event) => event.ticketId === ticketId);

  it('becomes rows and an accepted event', async () => {
    const lines = [aLine(), aLine({ lineId: '2', quantity: '0.5', unitPrice: '3.0001', discount: '0.10' })];
    await harness.sendTickets([aTicket({ ticketId: 'first', lines })]);
    await harness.settled();
    expect(await sumsOf('first')).toEqual({ net: '21.4', units: '2.5', tickets: 1 });
    expect(await acceptedOf('first')).toMatchObject([
      { netSales: '21.40', soldOn: '2026-11-20', soldHour: 10, tenantId: TENANT },
    ]);
  }, 60_000);

  it('counts once however often it is sent', async () => {
    const ticket = aTicket({ ticketId: 'again' });
    await harness.sendTickets([ticket, ticket]);
    await harness.settled();
    await harness.sendTickets([ticket, { ...ticket, eventId: 'another-event' }]);
    await harness.settled();
    expect(await sumsOf('again')).toEqual({ net: '20', units: '2', tickets: 1 });
    expect(await acceptedOf('again')).toHaveLength(1);
  }, 60_000);

  it('is replaced whole by a higher revision, whichever month it moves to, and is not by a lower one', async () => {
    await harness.sendTickets([
      aTicket({ ticketId: 'fixed', soldAt: '2026-10-31T23:00:00-03:00', customer: { name: 'Ana' } }),
    ]);
    await harness.settled();
    const corrected = aTicket({ ticketId: 'fixed', revision: 2, lines: [aLine({ quantity: '5' })] });
    await harness.sendTickets([
      corrected,
      aTicket({ ticketId: 'fixed', revision: 1, lines: [aLine({ quantity: '9' })] }),
    ]);
    await harness.settled();
    expect(await sumsOf('fixed')).toEqual({ net: '50', units: '5', tickets: 1 });
    const [, event] = await acceptedOf('fixed');
    expect(event).toMatchObject({
      netSales: '50.00',
      replaced: { revision: 0, soldOn: '2026-10-31', netSales: '20.00', tickets: 1 },
    });
    const byDay =
      await harness.rows(`SELECT toString(sold_on) AS day, toString(sum(net_sales)) AS net, toInt32(sum(tickets)) AS tickets
      FROM sales_by_hour_v1 WHERE store_id = 's1' AND sold_on = '2026-10-31' GROUP BY sold_on`);
    expect(byDay).toEqual([{ day: '2026-10-31', net: '0', tickets: 0 }]);
  }, 60_000);

  it('counts for nothing once voided, and again when a still higher revision closes it', async () => {
    await harness.sendTickets([
      aTicket({ ticketId: 'void' }),
      aTicket({ ticketId: 'void', revision: 1, status: 'voided', lines: [] }),
    ]);
    await harness.settled();
    expect(await sumsOf('void')).toEqual({ net: '0', units: '0', tickets: 0 });
    await harness.sendTickets([
      aTicket({ ticketId: 'void', revision: 1, eventId: 'late' }),
      aTicket({ ticketId: 'void', revision: 2 }),
    ]);
    await harness.settled();
    expect(await sumsOf('void')).toEqual({ net: '20', units: '2', tickets: 1 });
  }, 60_000);

  it('is a ticket of its own when it brings goods back', async () => {
    const lines = [aLine({ quantity: '-2', returnOf: { ticketId: 'first', lineId: '1' } })];
    await harness.sendTickets([aTicket({ ticketId: 'back', lines })]);
    await harness.settled();
    expect(await sumsOf('back')).toEqual({ net: '-20', units: '-2', tickets: 0 });
    expect(await harness.rows(`SELECT kind, return_ticket_id FROM sale_lines_v1 WHERE ticket_id = 'back'`)).toEqual([
      { kind: 'return', return_ticket_id: 'first' },
    ]);
  }, 60_000);

  it('is moved to its own partition when a producer put it elsewhere or sent no key', async () => {
    const key = `${TENANT}:s1`;
    const wrong = (partitionOf(key, 3) + 1) % 3;
    const [keyed, keyless] = [aTicket({ ticketId: 'astray' }), aTicket({ ticketId: 'keyless' })];
    await harness.send(topics.salesRaw, [
      { key, partition: wrong, value: JSON.stringify(keyed) },
      { key: null, partition: wrong, value: JSON.stringify(keyless), headers: { 'x-till': '7' } },
    ]);
    await harness.until(async () => (await sumsOf('keyless'))?.net === '20' && (await sumsOf('astray'))?.net === '20');
    const moved = (await harness.read(topics.salesRaw)).filter((message) => String(message.value).includes('keyless'));
    expect(moved).toHaveLength(2);
    expect(moved.find((message) => message.partition !== wrong)).toMatchObject({ partition: partitionOf(key, 3) });
    expect(moved.every((message) => String(message.headers?.['x-till']) === '7')).toBe(true);
    expect(
      await harness.rows(`SELECT DISTINCT source_partition AS p FROM sale_lines_v1 WHERE store_id = 's1'`),
    ).toEqual([{ p: partitionOf(key, 3) }]);
  }, 60_000);

  it('ends as a dead letter with its original bytes, and masked in the warehouse', async () => {
    const bad = {
      ...aTicket({ ticketId: 'b-1' }),
      currency: 'USD',
      customer: { name: 'Maria Souza', email: 'maria@example.com' },
    };
    const value = `${JSON.stringify(bad)}  `;
    await harness.send(topics.salesRaw, [
      { key: `${TENANT}:s1`, value, headers: { 'vitrine-source': 'caixa.csv:7' } },
      { key: `${TENANT}:s1`, value: '{"not json' },
    ]);
    await harness.settled();
    const letters = await harness.read(topics.salesRejected);
    const original = letters.find((message) => String(message.value) === value);
    expect(original?.headers).toMatchObject({
      [rejectedHeaders.code]: Buffer.from('currency_mismatch'),
      [rejectedHeaders.path]: Buffer.from('/currency'),
    });
    expect(String(original?.headers?.['vitrine-source'])).toBe('caixa.csv:7');
    const rows = await harness.rows(
      `SELECT code, path, source, masked_payload FROM dead_letters_v1 WHERE ticket_id IN ('b-1', '') ORDER BY offset`,
    );
    expect(rows).toMatchObject([
      { code: 'currency_mismatch', path: '/currency', source: 'caixa.csv:7' },
      { code: 'invalid_json' },
    ]);
    expect(JSON.stringify(rows)).not.toMatch(/Maria|example\.com/);
  }, 60_000);

  it('says two things under one revision: the second is refused', async () => {
    await harness.sendTickets([
      aTicket({ ticketId: 't-2' }),
      aTicket({ ticketId: 't-2', lines: [aLine({ quantity: '3' })] }),
    ]);
    await harness.settled();
    expect(await sumsOf('t-2')).toEqual({ net: '20', units: '2', tickets: 1 });
    expect(await harness.rows(`SELECT code FROM dead_letters_v1 WHERE ticket_id = 't-2'`)).toEqual([
      { code: 'conflicting_revision' },
    ]);
  }, 60_000);

  it('leaves no trace of a customer but a token, anywhere downstream', async () => {
    const customer = {
      id: 'C-9911',
      name: 'João Pereira',
      email: 'joao.pereira@example.com',
      phone: '+55 11 91234-5678',
      taxId: '123.456.789-09',
    };
    await harness.sendTickets([aTicket({ ticketId: 'person', customer }), aTicket({ ticketId: 'person-2', customer })]);
    await harness.settled();
    const tokens = await harness.rows(
      `SELECT DISTINCT customer_token AS token FROM sale_lines_v1 WHERE ticket_id LIKE 'person%'`,
    );
    expect(tokens).toHaveLength(1);
    expect(tokens[0]?.token).toMatch(/^[\w-]{22}$/);
    const everything = JSON.stringify([
      await harness.rows('SELECT * FROM sale_lines_v1'),
      await harness.rows('SELECT * FROM dead_letters_v1'),
      (await harness.read(topics.salesAccepted)).map((message) => String(message.value)),
    ]);
    expect(everything).not.toMatch(/C-9911|Jo.o Pereira|joao\.pereira|91234|123\.456/);
  }, 60_000);

  it('is always accounted for: read = accepted + duplicate + rejected + rehomed', async () => {
    const sent = (await harness.read(topics.salesRaw)).length;
    const [totals] =
      await harness.rows(`SELECT toInt32(sum(t.read)) AS messages, toInt32(sum(t.accepted + t.duplicate + t.rejected + t.rehomed)) AS counted,
      toInt32(sum(t.rehomed)) AS moved FROM control_totals_v1 AS t WHERE t.topic = 'sales.raw.v1'`);
    expect(totals).toEqual({ messages: sent, counted: sent, moved: 2 });
  }, 60_000);
});
