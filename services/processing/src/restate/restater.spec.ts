import { describe, expect, it } from '@jest/globals';
import { Clock } from '@vitrine/consumer';
import { formatMoney } from '@vitrine/domain';
import { TENANT } from '@vitrine/testing';
import type { SaleLineRow } from '@vitrine/warehouse';
import { aRowSource } from '@vitrine/warehouse/testing';
import fc from 'fast-check';
import { acceptedRecord } from '../accepted/accepted-record.js';
import { Catalogue } from '../catalog/catalogue.js';
import { JournalledInsert } from '../journal/journalled-insert.js';
import { decodePartitionNote } from '../journal/partition-note.js';
import { resolveCatalogue } from '../sales/steps/resolve-catalogue.js';
import { toRows } from '../sales/steps/to-rows.js';
import { aSale, aSaleLine } from '../testing/a-sale.js';
import { foldAccepted } from '../testing/fold-accepted.js';
import { Killed, live, MemoryTurn, MemoryWarehouse, sums } from '../testing/memory-warehouse.js';
import type { OpenTicket } from './open-tickets.js';
import { RestatedTickets } from './restated-tickets.js';
import { Restater } from './restater.js';

const OUTPUT = { group: 'processing', nameOf: (topic: string) => topic, partitionsOf: () => 1 };
const TENANTS = {
  load: async () => undefined,
  get: (id: string) => ({ id, currency: 'BRL', key: Buffer.alloc(32) }),
};

/** One sales partition, its rows, and a catalogue that learns of the store and of costs. */
class OnePartition {
  readonly warehouse = new MemoryWarehouse();
  readonly catalogue = new Catalogue();
  readonly turn = new MemoryTurn(this.warehouse);
  private position = 1;

  /** Sales of a store that nobody knows, with products that have no cost, some about midnight at the end of a month. */
  sell(times: readonly string[]): void {
    for (const [offset, soldAt] of times.entries()) {
      const lines = [aSaleLine(), aSaleLine({ lineId: '2', productId: 'p2' })];
      const sale = aSale({ ticketId: `t-${offset}`, eventId: `e-${offset}`, soldAtMs: Date.parse(soldAt), lines });
      const source = aRowSource({ sourcePartition: 0, sourceOffset: offset, ingestedAtMs: offset });
      const rows = toRows(resolveCatalogue(sale, this.catalogue), 1n, source);
      this.warehouse.append(rows, `batch:${offset}`);
      this.turn.published.push(acceptedRecord({ currency: 'BRL', rows, replaced: [], rawAtMs: 1 }, OUTPUT, 2));
    }
  }

  learnStore(): void {
    this.catalogue.addStore(TENANT, 's1', 'America/Manaus');
    this.position += 1;
  }

  learn(cost: number): void {
    this.learnStore();
    for (const product of ['p1', 'p2']) this.catalogue.addProduct(TENANT, product).set('1970-01-01', cost);
  }

  /** The catalogue's topic is removed and made again: its offsets begin at nought. */
  makeTopicAnew(): void {
    this.position = 0;
  }

  /** A process of its own: it remembers nothing but what is committed. @returns false when it was killed on the way */
  async catchUp(writes = Number.POSITIVE_INFINITY): Promise<boolean> {
    const { warehouse, catalogue } = this;
    const [clock, position] = [new Clock(), [this.position]];
    warehouse.killAfter(writes);
    const restater = new Restater({
      feed: { position, changesBetween: () => undefined },
      catalogue,
      open: { list: async () => openTickets(warehouse.rows) },
      lines: warehouse.lines,
      inserts: new JournalledInsert(warehouse.journal, warehouse.lines, clock),
      restated: { add: () => undefined },
      tickets: new RestatedTickets({ lines: warehouse.lines, tenants: TENANTS, output: OUTPUT, clock }),
      clock,
    });
    try {
      await restater.catchUp(this.turn.take());
      return true;
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      return false;
    } finally {
      warehouse.killAfter(Number.POSITIVE_INFINITY);
    }
  }
}

/** As open-tickets.ts finds them. */
function openTickets(rows: readonly SaleLineRow[]): OpenTicket[] {
  const open = live(rows).filter((row) => row.unitCostE4 === null || (row.unknownFlags & 1) === 1);
  return open.map(({ tenantId, storeId, ticketId, soldOn, productId, unitCostE4, unknownFlags }) => ({
    tenantId,
    storeId,
    ticketId,
    soldOn,
    productIds: unitCostE4 === null ? [productId] : [],
    isStoreUnknown: (unknownFlags & 1) === 1,
  }));
}

/** Every line by what it counts for and when, as readers of the topic know it. */
function told({ turn }: OnePartition): string[] {
  return [...foldAccepted(turn.published)]
    .flatMap(([key, { soldOn, soldHour, lines }]) =>
      lines.map(({ lineId, netAmount, unitCost }) => `${key} ${soldOn} ${soldHour} ${lineId} ${netAmount} ${unitCost}`),
    )
    .sort();
}

/** The same by the facts. */
function counted(rows: readonly SaleLineRow[]): string[] {
  return live(rows)
    .map(({ tenantId, storeId, ticketId, soldOn, soldHour, lineId, netAmountE4, unitCostE4 }) => {
      const key = JSON.stringify([tenantId, storeId, ticketId]);
      return `${key} ${soldOn} ${soldHour} ${lineId} ${formatMoney(netAmountE4)} ${formatMoney(unitCostE4 ?? -1)}`;
    })
    .sort();
}

/** 00:30 in São Paulo is still the day before in Manaus, and of these the first two are in the month before. */
const times = fc.array(
  fc.constantFrom('2026-11-01T00:30:00-03:00', '2026-10-01T00:10:00-03:00', '2026-11-20T12:00:00-03:00'),
  { minLength: 1, maxLength: 4 },
);

describe('a restatement', () => {
  it('ends in facts and a rollup that agree, whenever its owner is killed and whatever the catalogue learns meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(times, fc.array(fc.nat({ max: 9 }), { maxLength: 4 }), async (sold, kills) => {
        const partition = new OnePartition();
        partition.sell(sold);
        partition.learn(40_000);
        for (const [index, writes] of kills.entries()) {
          await partition.catchUp(writes);
          partition.learn(50_000 + index);
        }
        expect(await partition.catchUp()).toBe(true);
        const { rows, rollup } = partition.warehouse;
        expect(sums(rollup)).toEqual(sums(rows));
        expect(live(rows)).toHaveLength(sold.length * 2);
        for (const row of live(rows))
          expect(row).toMatchObject({ unitCostE4: expect.any(Number), unknownFlags: 2 & row.unknownFlags });
        const days = live(rows).map((row) => row.soldOn);
        expect(days.filter((day) => day.endsWith('-01'))).toEqual([]);
        expect(told(partition)).toEqual(counted(rows));
        // Done is done: nothing is open, nothing under way, and another look changes nothing.
        const before = rows.length;
        await partition.catchUp();
        expect([rows.length, openTickets(rows), partition.turn.state]).toEqual([
          before,
          [],
          expect.stringMatching(/^\d+$/),
        ]);
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  it('that is cut off between the facts and the rollup is completed with the rows of the facts, not with those of today', async () => {
    const partition = new OnePartition();
    partition.sell(['2026-11-20T12:00:00-03:00']);
    partition.learn(40_000);
    expect(await partition.catchUp(3)).toBe(false); // journal, note, facts
    expect(sums(partition.warehouse.rollup)).not.toEqual(sums(partition.warehouse.rows));
    partition.learn(70_000);
    expect(await partition.catchUp()).toBe(true);
    expect(live(partition.warehouse.rollup).map((row) => row.unitCostE4)).toEqual([40_000, 40_000]);
  });

  it('names the entry of the journal that changed a ticket, another one each time', async () => {
    const partition = new OnePartition();
    partition.sell(['2026-11-20T12:00:00-03:00', '2026-11-20T12:00:00-03:00']);
    partition.learnStore();
    await partition.catchUp();
    partition.learn(40_000);
    await partition.catchUp();
    const told = partition.turn.published.flatMap(({ value }) => JSON.parse(String(value)).restatement ?? []);
    expect(told).toEqual(['entry-0', 'entry-0', 'entry-1', 'entry-1']);
    for (const entry of told)
      expect(await partition.warehouse.journal.read(entry)).toMatchObject({ unknownTenants: [] });
  });

  it('does not take a topic made anew for one that it has read already', async () => {
    const partition = new OnePartition();
    const applied = () => decodePartitionNote(partition.turn.state).applied;
    partition.sell(['2026-11-20T12:00:00-03:00']);
    for (const cost of [10_000, 20_000, 30_000]) partition.learn(cost);
    await partition.catchUp();
    expect(applied()).toEqual([4]);
    partition.makeTopicAnew();
    partition.learn(40_000);
    await partition.catchUp();
    expect(applied()).toEqual([1]);
  });

  it('of an owner that has lost the partition gets no further than its note', async () => {
    const partition = new OnePartition();
    partition.sell(['2026-11-20T12:00:00-03:00']);
    partition.learn(40_000);
    const before = partition.warehouse.rows.length;
    expect(await partition.catchUp(1)).toBe(false); // the journal takes anybody's entry, the commit is refused
    expect(partition.warehouse.rows).toHaveLength(before);
  });
});
