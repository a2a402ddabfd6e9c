import { describe, expect, it } from '@jest/globals';
import type { Batch } from '@vitrine/bus';
import type { TicketInput } from '@vitrine/contracts';
import fc from 'fast-check';
import type { KafkaMessage } from 'kafkajs';
import { Catalogue } from '../catalog/catalogue.js';
import { Clock } from '../clock.js';
import { countOutcomes } from '../control/count-outcomes.js';
import type { TenantDirectory } from '../tenants/tenant-directory.js';
import { aLine, aTicket } from '../testing/a-ticket.js';
import { lineKey, live, MemoryWarehouse } from '../testing/memory-warehouse.js';
import { TENANT } from '../testing/tenant.js';
import { type Decision, decideBatch } from './decide-batch.js';
import { KnownTickets } from './known-tickets.js';

const TOKEN_OF = (first: number, last: number) => `sales:0:${first}-${last}`;
const BROKER_TIME = String(Date.parse('2026-11-20T15:00:00Z'));

/** One partition of a topic with its consumer, on a warehouse in memory. */
class OnePartition {
  readonly warehouse = new MemoryWarehouse();
  #next = 0;

  /** Judges the messages as one batch; `lose` says which months are not written before the crash that repeats the batch. */
  async take(values: readonly string[], crash?: (month: string) => boolean): Promise<Decision> {
    const first = this.#next;
    this.#next += values.length;
    const batch = this.#batch(values, first);
    if (crash) this.warehouse.append((await this.#decide(batch)).rows, batch.token, crash);
    const decision = await this.#decide({ ...batch, isRepeated: crash !== undefined });
    this.warehouse.append(decision.rows, batch.token);
    const totals = countOutcomes(batch, decision.outcomes, () => TENANT, 0);
    for (const total of totals)
      expect(total.accepted + total.duplicate + total.rejected + total.rehomed).toBe(total.read);
    return decision;
  }

  /** As after a reset of the group's offsets, or when they expired: reading starts again at the oldest message. */
  forgetOffsets(): void {
    this.#next = 0;
  }

  #decide(batch: Batch): Promise<Decision> {
    const tenants = {
      load: async () => undefined,
      get: (id: string) => (id === TENANT ? { id, currency: 'BRL', key: Buffer.alloc(32) } : undefined),
    } as unknown as TenantDirectory;
    const known = new KnownTickets(this.warehouse.heads, this.warehouse.lines);
    return decideBatch(batch, 1, { tenants, known, catalogue: new Catalogue(), clock: new Clock() });
  }

  #batch(values: readonly string[], first: number): Batch {
    const messages = values.map((value, index) => ({
      key: Buffer.from(`${TENANT}:s1`),
      value: Buffer.from(value),
      offset: String(first + index),
      timestamp: BROKER_TIME,
      headers: {},
    })) as unknown as KafkaMessage[];
    const last = first + values.length - 1;
    const retry = <T>(_what: string, work: () => Promise<T>) => work();
    return {
      topic: 'sales.raw.v1',
      partition: 0,
      messages,
      range: { first, last },
      token: TOKEN_OF(first, last),
      retry,
    } as unknown as Batch;
  }
}

/** Revisions of a ticket: each with content, and perhaps a month, of its own. */
const revisions = fc
  .tuple(
    fc.constantFrom('t1', 't2', 't3'),
    fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 4 }),
    fc.constantFrom('closed' as const, 'voided' as const),
  )
  .map(([ticketId, numbers, lastStatus]) =>
    numbers.map(
      (revision): TicketInput =>
        aTicket({
          ticketId,
          revision,
          eventId: `${ticketId}-${revision}`,
          status: revision === Math.max(...numbers) ? lastStatus : 'closed',
          soldAt: `2026-${revision % 2 === 0 ? '10' : '11'}-0${revision + 1}T10:00:00-03:00`,
          lines: [
            aLine({ quantity: String(revision + 1) }),
            ...(revision % 3 === 0 ? [aLine({ lineId: '2', unitPrice: '0.3333' })] : []),
          ],
        }),
    ),
  );

const story = fc
  .uniqueArray(revisions, { selector: ([first]) => first?.ticketId, minLength: 1, maxLength: 3 })
  .chain((tickets) => {
    const all = tickets.flat();
    return fc.record({
      all: fc.constant(all),
      sent: fc
        .tuple(
          fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length }),
          fc.shuffledSubarray(all),
          fc.shuffledSubarray(all),
        )
        .map((parts) => parts.flat()),
      sizes: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 30, maxLength: 30 }),
      crashes: fc.array(fc.option(fc.constantFrom('none', '2026-10', '2026-11', 'all')), {
        minLength: 30,
        maxLength: 30,
      }),
    });
  });

describe('a batch', () => {
  it('ends in the same state for any order, repetition, cut into batches and crash', async () => {
    await fc.assert(
      fc.asyncProperty(story, async ({ all, sent, sizes, crashes }) => {
        const partition = new OnePartition();
        for (let at = 0, index = 0; at < sent.length; at += sizes[index++] as number) {
          const crash = crashes[index];
          const values = sent.slice(at, at + (sizes[index] as number)).map((ticket) => JSON.stringify(ticket));
          await partition.take(values, crash ? (month) => crash === 'all' || crash === month : undefined);
        }
        const straight = new OnePartition();
        const highest = all.filter((ticket) =>
          all.every((other) => other.ticketId !== ticket.ticketId || (other.revision ?? 0) <= (ticket.revision ?? 0)),
        );
        await straight.take(highest.map((ticket) => JSON.stringify(ticket)));
        const state = (one: OnePartition) => live(one.warehouse.rows).map(lineKey).sort();
        expect(state(partition)).toEqual(state(straight));
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('gives every message exactly one outcome, whatever the bytes', async () => {
    const anything = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .record({
          tenantId: fc.constantFrom(TENANT, 'nobody'),
          storeId: fc.constantFrom('s1', 's2'),
          lines: fc.jsonValue(),
        })
        .map((value) => JSON.stringify(value)),
      fc
        .constantFrom(
          aTicket({ ticketId: 'same', eventId: 'same' }),
          aTicket({ currency: 'USD' }),
          aTicket({ tenantId: 'nobody' }),
        )
        .map((ticket) => JSON.stringify(ticket)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anything, { minLength: 1, maxLength: 20 }), async (values) => {
        const { outcomes } = await new OnePartition().take(values);
        expect(outcomes).toHaveLength(values.length);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('knows its messages again when the offsets of the group are lost and other batches are formed', async () => {
    const partition = new OnePartition();
    const [one, two, three] = ['1', '2', '3'].map((ticketId) => JSON.stringify(aTicket({ ticketId }))) as [
      string,
      string,
      string,
    ];
    await partition.take([one, two]);
    await partition.take([three]);
    partition.forgetOffsets();
    const { outcomes } = await partition.take([one, two, three]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['duplicate', 'duplicate', 'duplicate']);
    expect(live(partition.warehouse.rows)).toHaveLength(3);
  });

  it('refuses a stranger', async () => {
    const value = JSON.stringify(aTicket({ tenantId: 'nobody' }));
    const { outcomes } = await new OnePartition().take([value]);
    expect(outcomes).toMatchObject([{ kind: 'rejected', code: 'key_mismatch' }]);
  });
});
