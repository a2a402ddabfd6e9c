import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createKafka, limitedLogin, topicName, withAdmin } from '@vitrine/bus';
import { kafkaUses, topics } from '@vitrine/contracts';
import { aTicket, TENANT } from '@vitrine/testing';
import { Harness } from './testing/harness.js';

/** What docs/operations.md asks of a Kafka with access rules, and the chart of Strimzi's, is enough, and is needed. */
describe('processing with no more rights in Kafka than it asks for', () => {
  let harness: Harness;
  let login: Awaited<ReturnType<typeof limitedLogin>>;
  beforeAll(async () => {
    harness = await Harness.start('rights');
    login = await limitedLogin(harness.kafka, {
      program: 'processing',
      prefix: harness.env.KAFKA_TOPIC_PREFIX,
      brokers: process.env.TEST_KAFKA_SASL_BROKERS ?? '',
    });
    await harness.process({}, login);
  }, 60_000);
  afterAll(() => harness?.stop(), 60_000);

  it('takes tickets in, moves what came to a partition not its own, keeps what it refuses and follows the catalogue', async () => {
    const [ticket, stray] = [aTicket({ ticketId: 'allowed' }), aTicket({ ticketId: 'stray' })];
    await harness.sendTickets([ticket]);
    await harness.send(topics.salesRaw, [
      ...[0, 1, 2].map((partition) => ({ key: `${TENANT}:s1`, value: JSON.stringify(stray), partition })),
      { key: `${TENANT}:s1`, value: 'not a ticket' },
    ]);
    await harness.sendCatalog([
      { type: 'product', tenantId: TENANT, id: 'p1', name: 'Camisa', category: 'Roupas', unitCost: '4.00' },
    ]);
    const sums = () =>
      harness.rows(`SELECT ticket_id, toInt32(sum(ticket_count * sign)) AS tickets, toInt32(sum(quantity * unit_cost * sign)) AS cost
        FROM sale_lines_v1 GROUP BY ticket_id HAVING cost > 0 ORDER BY ticket_id`);
    await harness.until(async () => (await sums()).length === 2);
    await harness.settled();
    expect(await sums()).toEqual(
      ['allowed', 'stray'].map((ticketId) => ({ ticket_id: ticketId, tickets: 1, cost: 8 })),
    );
    const told = (await harness.read(topics.salesAccepted)).map(({ value }) => JSON.parse(String(value)) as object);
    // Whether a second record tells of a ticket depends on which came first, the ticket or the cost of its products.
    expect(told.filter((ticket) => !('restatement' in ticket))).toHaveLength(2);
    expect(await harness.read(topics.salesRejected)).toHaveLength(1);
  }, 90_000);

  it('may do nothing else, not even under the same names without our prefix', async () => {
    const limited = createKafka(login);
    const answerTo = (work: Parameters<typeof withAdmin<unknown>>[1]) =>
      withAdmin(limited, work).then(
        () => 'allowed',
        () => 'refused',
      );
    const topic = topicName(harness.env, topics.salesRaw);
    const { group } = kafkaUses.processing;
    expect(
      await Promise.all([
        answerTo((admin) => admin.fetchOffsets({ groupId: `${login.KAFKA_TOPIC_PREFIX}${group}`, topics: [topic] })),
        answerTo((admin) => admin.fetchOffsets({ groupId: group, topics: [topic] })),
        answerTo((admin) => admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: '-1' }] })),
        answerTo((admin) => admin.deleteTopics({ topics: [topic] })),
      ]),
    ).toEqual(['allowed', 'refused', 'refused', 'refused']);
  }, 60_000);
});
