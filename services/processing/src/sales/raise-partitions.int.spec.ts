import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createProducer, partitionOf, topicName, withAdmin } from '@vitrine/bus';
import { topics } from '@vitrine/contracts';
import { aTicket } from '@vitrine/testing';
import type { Producer } from 'kafkajs';
import { Harness } from '../testing/harness.js';

type Ticket = ReturnType<typeof aTicket>;

const STORES = 30;
const EVERY_MS = 60;

/** Tills that send new tickets and old ones again, some of them still going by a number of partitions that is gone. */
class Tills {
  readonly sent: Ticket[] = [];
  private producer: Producer | undefined;
  private timer: NodeJS.Timeout | undefined;
  private sending: Promise<unknown> = Promise.resolve();
  private counts: number[] = [];

  constructor(private readonly harness: Harness) {}

  /** From now on half of them know of `count` partitions; the others go by what they knew before. */
  async learn(count: number): Promise<void> {
    this.stop();
    await this.sending;
    await this.producer?.disconnect();
    this.producer = createProducer(this.harness.kafka);
    await this.producer.connect();
    this.counts.push(count);
    this.timer = setInterval(() => {
      this.sending = this.sending.then(() => this.sendSome());
    }, EVERY_MS);
  }

  /** Everything again, by every number of partitions there ever was. */
  async resendAll(): Promise<void> {
    this.stop();
    await this.sending;
    for (const count of this.counts) await this.send(this.sent, () => count);
    await this.producer?.disconnect();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async sendSome(): Promise<void> {
    const fresh = Array.from({ length: 5 }, (_, index) =>
      aTicket({ storeId: `s${(this.sent.length + index * 7) % STORES}` }),
    );
    const again = this.sent.slice(-40).filter((_, index) => index % 8 === 0);
    this.sent.push(...fresh);
    await this.send([...fresh, ...again], (index) => this.counts[index % this.counts.length] as number);
  }

  private async send(tickets: readonly Ticket[], countOf: (index: number) => number): Promise<void> {
    const messages = tickets.map((ticket, index) => {
      const key = `${ticket.tenantId}:${ticket.storeId}`;
      return { key, value: JSON.stringify(ticket), partition: partitionOf(key, countOf(index)) };
    });
    await this.producer?.send({ topic: topicName(this.harness.env, topics.salesRaw), messages });
  }
}

describe('while the number of partitions is raised under way', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start('raise', { partitions: 3 });
  }, 60_000);
  afterAll(() => harness?.stop(), 60_000);

  const raise = (count: number) =>
    withAdmin(harness.kafka, (admin) =>
      admin.createPartitions({ topicPartitions: [{ topic: topicName(harness.env, topics.salesRaw), count }] }),
    );

  /** Every partition's owner says that it goes by `count`. */
  const agreedOn = (count: number) =>
    withAdmin(harness.kafka, (admin) =>
      harness.until(async () => {
        const groupId = `${harness.env.KAFKA_TOPIC_PREFIX}processing`;
        const [committed] = await admin.fetchOffsets({ groupId, topics: [topicName(harness.env, topics.salesRaw)] });
        const notes = committed?.partitions.map(({ metadata }) => metadata ?? '') ?? [];
        return notes.length === count && notes.every((note) => note.startsWith(`v3|${count}|`));
      }, 90_000),
    );

  it('counts no ticket twice and loses none, resends and tills of yesterday included', async () => {
    // Slow inserts: what is judged under the old number is still on its way when the new one is known.
    const hooks = { beforeInsert: () => new Promise<void>((resolve) => setTimeout(resolve, 150)) };
    await harness.process(hooks);
    const tills = new Tills(harness);
    await tills.learn(3);
    await harness.until(async () => tills.sent.length > 100);
    // To 4: stores change between partitions that one owner keeps. To 6: a second owner comes as well.
    for (const count of [4, 6]) {
      await raise(count);
      await tills.learn(count);
      if (count === 6) await harness.process(hooks);
      await agreedOn(count);
    }
    await tills.resendAll();
    // A message may be moved twice, each time by the commit that passes it.
    for (let hop = 0; hop < 3; hop++) await harness.settled();

    const counted = await harness.rows(
      `SELECT ticket_id AS ticketId, toInt32(sum(ticket_count * sign)) AS times FROM sale_lines_v1 GROUP BY ticket_id HAVING times != 1`,
    );
    expect(counted).toEqual([]);
    const [total] = await harness.rows(`SELECT toInt32(sum(ticket_count * sign)) AS tickets FROM sale_lines_v1`);
    expect(total).toEqual({ tickets: tills.sent.length });
    const accepted = (await harness.read(topics.salesAccepted)).map(
      ({ value }) => (JSON.parse(String(value)) as { ticketId: string }).ticketId,
    );
    expect(accepted.sort()).toEqual(tills.sent.map(({ ticketId }) => ticketId).sort());
    const [totals] = await harness.rows(
      `SELECT toInt32(sum(rehomed)) AS moved, toInt32(sum(duplicate)) AS known FROM control_totals_v1`,
    );
    expect(totals?.moved).toBeGreaterThan(0);
    expect(totals?.known).toBeGreaterThan(0);
  }, 240_000);
});
