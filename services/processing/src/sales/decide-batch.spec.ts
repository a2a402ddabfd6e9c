import { describe, expect, it } from '@jest/globals';
import type { Batch } from '@vitrine/bus';
import { Clock, type TenantDirectory } from '@vitrine/consumer';
import { acceptedSchema, type TicketInput } from '@vitrine/contracts';
import { aLine, aTicket, TENANT } from '@vitrine/testing';
import fc from 'fast-check';
import { Catalogue } from '../catalog/catalogue.js';
import { decodePartitionNote } from '../journal/partition-note.js';
import { type Kill, MemoryPartition } from '../testing/memory-partition.js';
import { lineKey, live, MemoryTurn, MemoryWarehouse, sums } from '../testing/memory-warehouse.js';
import { BatchMemory } from './batch-memory.js';
import { decideBatch } from './decide-batch.js';
import { type EarlierTries, EarlierTry } from './earlier-try.js';
import type { KnownTickets } from './known-tickets.js';

/** After how many batches, if any, the group's offsets are reset and all is read again in other batches. */
const forgetAfter = fc.option(fc.nat({ max: 6 }), { nil: undefined });

/** While a written batch waits to be settled, ClickHouse may forget its tokens. */
const forgetWritten = (partition: MemoryPartition) => {
  if (decodePartitionNote(partition.turn.state).written !== undefined) partition.forgetTokens();
};

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
      kills: fc.array(
        fc.array(fc.record({ afterWrites: fc.nat({ max: 9 }), meanwhile: fc.constant(forgetWritten) }), {
          maxLength: 3,
        }),
        {
          minLength: 30,
          maxLength: 30,
        },
      ),
      forgetAfter,
    });
  });

/** Sales about midnight at the end of a month, of two tenants. One tenant is made later; the store and its costs come later, too. */
const world = fc
  .array(
    fc.record({
      tenantId: fc.constantFrom(TENANT, 'tarde'),
      ticketId: fc.constantFrom('t1', 't2', 't3'),
      revision: fc.nat({ max: 3 }),
      soldAt: fc.constantFrom('2026-11-01T00:30:00-03:00', '2026-10-31T12:00:00-03:00', '2026-11-20T10:00:00-03:00'),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .chain((sales) => {
    const meanwhile = fc.constantFrom<NonNullable<Kill['meanwhile']>>(
      () => undefined,
      ({ tenants }) => tenants.add('tarde'),
      ({ catalogue }) => catalogue.addStore(TENANT, 's1', 'America/Manaus'),
      ({ catalogue }) => catalogue.addStore('tarde', 's1', 'America/Manaus'),
      ({ catalogue }) => catalogue.addProduct(TENANT, 'p1').set('1970-01-01', 40_000),
    );
    const kill = fc.record({ afterWrites: fc.nat({ max: 12 }), meanwhile });
    return fc.record({
      sent: fc.constant(sales.map((sale) => aTicket({ ...sale, eventId: `${sale.ticketId}-${sale.revision}` }))),
      sizes: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 8, maxLength: 8 }),
      kills: fc.array(fc.array(kill, { maxLength: 4 }), { minLength: 8, maxLength: 8 }),
      forgetAfter,
    });
  });

interface Course {
  readonly sent: readonly TicketInput[];
  readonly sizes: readonly number[];
  readonly kills: readonly (readonly Kill[])[];
  readonly forgetAfter: number | undefined;
}

/** Sends everything in batches, and once the offsets are forgotten everything again. */
async function* takeAll(partition: MemoryPartition, { sent, sizes, kills, forgetAfter }: Course) {
  for (let at = 0, index = 0; at < sent.length; index++) {
    if (index === forgetAfter) {
      partition.forgetOffsets();
      at = 0;
    }
    const batch = sent.slice(at, at + (sizes[index % sizes.length] as number));
    at += batch.length;
    const { outcomes } = await partition.take(
      batch.map((ticket) => JSON.stringify(ticket)),
      kills[index % kills.length],
    );
    expect(outcomes).toHaveLength(batch.length);
    yield batch.length;
  }
}

describe('a batch', () => {
  it('ends in the same state for any order, repetition, cut into batches, crash and reset of offsets', async () => {
    await fc.assert(
      fc.asyncProperty(story, async ({ all, ...course }) => {
        const partition = new MemoryPartition();
        for await (const _ of takeAll(partition, course));
        const straight = new MemoryPartition();
        const highest = all.filter((ticket) =>
          all.every((other) => other.ticketId !== ticket.ticketId || (other.revision ?? 0) <= (ticket.revision ?? 0)),
        );
        await straight.take(highest.map((ticket) => JSON.stringify(ticket)));
        const state = (one: MemoryPartition) => live(one.warehouse.rows).map(lineKey).sort();
        expect(state(partition)).toEqual(state(straight));
        expect(sums(partition.warehouse.rollup)).toEqual(sums(partition.warehouse.rows));
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('keeps its first verdict and its first rows, whatever becomes known between two tries', async () => {
    await fc.assert(
      fc.asyncProperty(world, async (course) => {
        const partition = new MemoryPartition();
        const { warehouse, letters, totals, published } = partition;
        let [read, rowsBefore, lettersBefore] = [0, 0, 0];
        for await (const taken of takeAll(partition, course)) {
          read += taken;
          const written = new Set(warehouse.rows.slice(rowsBefore).map(({ sourceOffset }) => sourceOffset));
          expect(letters.slice(lettersBefore).filter(({ offset }) => written.has(offset))).toEqual([]);
          [rowsBefore, lettersBefore] = [warehouse.rows.length, letters.length];
        }
        expect(sums(warehouse.rollup)).toEqual(sums(warehouse.rows));
        const inFacts = new Map(warehouse.rows.filter((row) => row.sign === 1).map((row) => [row.sourceOffset, row]));
        const counted = { accepted: inFacts.size, rejected: letters.length, read };
        const sum = (what: 'accepted' | 'rejected' | 'read') => totals.reduce((all, total) => all + total[what], 0);
        expect({ accepted: sum('accepted'), rejected: sum('rejected'), read: sum('read') }).toEqual(counted);
        const events = published
          .filter(({ topic }) => topic === 'sales.accepted.v1')
          .map(({ value }) => acceptedSchema.parse(JSON.parse(String(value))));
        expect(events.map(({ source, soldOn }) => [Number(source.offset), soldOn]).sort()).toEqual(
          [...inFacts].map(([offset, { soldOn }]) => [offset, soldOn]).sort(),
        );
        for (const [, times] of sums(warehouse.rows)) expect(times).toBe(1);
      }),
      { numRuns: 500 },
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
        const { outcomes } = await new MemoryPartition().take(values);
        expect(outcomes).toHaveLength(values.length);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('takes what stood at the same offsets in another life for nothing of its own, wherever it is cut off', async () => {
    const [one, two, three] = ['1', '2', '3'].map((ticketId) => JSON.stringify(aTicket({ ticketId }))) as string[];
    const others = ['A', 'B', 'C'].map((ticketId) => JSON.stringify(aTicket({ ticketId })));
    for (let afterWrites = 0; afterWrites < 6; afterWrites++) {
      const partition = new MemoryPartition();
      const { warehouse } = partition;
      const counted = () => ({ facts: live(warehouse.rows).length, rollup: live(warehouse.rollup).length });
      await partition.take([one, two] as string[]);
      await partition.take([three] as string[]);
      partition.forgetOffsets();
      await partition.take([one, two, three] as string[], [{ afterWrites }]);
      expect(counted()).toEqual({ facts: 3, rollup: 3 });
      // The topic made anew: other tickets, first at the very offsets of a batch that there has been.
      partition.forgetOffsets();
      await partition.take(others.slice(0, 2), [{ afterWrites }]);
      await partition.take(others.slice(2), [{ afterWrites }]);
      expect(counted()).toEqual({ facts: 6, rollup: 6 });
    }
  });

  it('knows its messages again when the offsets of the group are lost and other batches are formed', async () => {
    const partition = new MemoryPartition();
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

  it('calls a tenant unknown that was made while the batch was looked up: one message, one verdict', async () => {
    const made = new Set<string>();
    const get = (id: string) => (made.has(id) ? { id, currency: 'BRL', key: Buffer.alloc(32) } : undefined);
    const recall = async () => {
      made.add('tarde');
      return new BatchMemory([], []);
    };
    const stranger = Buffer.from(JSON.stringify(aTicket({ tenantId: 'tarde' })));
    const message = {
      key: Buffer.from('tarde:s1'),
      value: stranger,
      offset: '0',
      timestamp: '1795000000000',
      headers: {},
    };
    const batch = {
      ...new MemoryTurn(new MemoryWarehouse()).take(),
      messages: [message],
      range: { first: 0, last: 0 },
    };
    const decision = await decideBatch(batch as unknown as Batch, 1, {
      tenants: { load: async () => undefined, get } as unknown as TenantDirectory,
      known: { recall } as unknown as KnownTickets,
      earlier: { of: async () => new EarlierTry() } as unknown as EarlierTries,
      catalogue: new Catalogue(),
      clock: new Clock(),
    });
    expect(decision.outcomes).toMatchObject([{ kind: 'rejected', code: 'unknown_tenant' }]);
    expect(decision.unknownTenants).toEqual(['tarde']);
  });

  it('refuses a stranger', async () => {
    const value = JSON.stringify(aTicket({ tenantId: 'nobody' }));
    const { outcomes } = await new MemoryPartition().take([value]);
    expect(outcomes).toMatchObject([{ kind: 'rejected', code: 'key_mismatch' }]);
  });
});
