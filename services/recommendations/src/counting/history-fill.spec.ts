import { describe, expect, it } from '@jest/globals';
import type { PartitionTurn } from '@vitrine/bus';
import { Clock } from '@vitrine/consumer';
import type { CountedBasketRow, FactTicket } from '@vitrine/warehouse';
import { BasketWriter } from './basket-writer.js';
import { HistoryFill } from './history-fill.js';

const ticket = (ticketId: string, soldOn: string): FactTicket => ({
  ...{ tenantId: 'loja', storeId: 's1', ticketId, soldOn, revision: 0, kind: 'sale', status: 'closed', acceptedAt: 1 },
  lines: ['a', 'b'].map((productId) => ({ productId, quantity: '1' })),
});
const FACTS = [ticket('t1', '2026-11-01'), ticket('t2', '2026-11-02'), ticket('t3', '2026-11-02')];

/** A partition whose owner may lose it, the facts, which may be away, and what was counted of them. */
class World {
  state = '';
  hasGap = false;
  commitsUntilLost = Number.POSITIVE_INFINITY;
  isAway = false;
  readonly notes: string[] = [];
  readonly counted: string[] = [];

  turn(): PartitionTurn {
    const [topic, retry] = ['sales.accepted.v1', async <T>(_: string, work: () => Promise<T>) => work()];
    const commit = async (_: unknown, state: string) => {
      if (--this.commitsUntilLost < 0) throw new Error('lost');
      this.state = state;
      this.hasGap = false;
      this.notes.push(state);
    };
    return { topic, partition: 0, partitions: 1, state: this.state, position: 5, hasGap: this.hasGap, retry, commit };
  }

  fill(): Promise<void> {
    const append = async (rows: readonly Omit<CountedBasketRow, 'batch'>[]) =>
      void this.counted.push(...rows.map(({ ticketId }) => ticketId));
    const baskets = { find: async () => [], append, complete: async () => undefined };
    return new HistoryFill({
      facts: {
        daysAfter: async (_, after) => DAYS.filter(({ soldOn }) => soldOn > after),
        tickets: async ({ from, to }) => FACTS.filter(({ soldOn }) => from <= soldOn && soldOn <= to),
      },
      heads: {
        stores: async () => {
          if (this.isAway) throw new Error('away');
          return [{ tenantId: 'loja', storeId: 's1' }];
        },
      },
      writer: new BasketWriter(baskets, 1),
      clock: new Clock(),
      lateInsertMs: 1,
      pause: async () => undefined,
    }).fill(this.turn());
  }
}
/** So many rows that each is a page. */
const DAYS = ['2026-11-01', '2026-11-02'].map((soldOn) => ({ soldOn, rows: 1_000_000 }));

describe('history', () => {
  it('is counted once', async () => {
    const world = new World();
    await world.fill();
    await world.fill();
    expect([world.counted, world.state]).toEqual([['t1', 't2', 't3'], '"filled"']);
  });

  it.each([0, 1, 2, 3])('is written by nobody who has lost the partition after %i commits', async (commits) => {
    const world = new World();
    world.commitsUntilLost = commits;
    await expect(world.fill()).rejects.toThrow('lost');
    expect(world.counted).toEqual(['t1', 't2', 't3'].slice(0, Math.max(0, commits - 1)));
  });

  it('has begun before anybody knows its stores: partitions that are raised meanwhile wait for it', async () => {
    const world = new World();
    world.isAway = true;
    await expect(world.fill()).rejects.toThrow('away');
    expect(world.notes).toEqual(['"begun"']);
    world.isAway = false;
    await world.fill();
    expect(world.counted).toEqual(['t1', 't2', 't3']);
  });

  it('goes on from the page that was under way', async () => {
    const world = new World();
    world.commitsUntilLost = 2;
    await expect(world.fill()).rejects.toThrow('lost');
    world.commitsUntilLost = Number.POSITIVE_INFINITY;
    world.notes.length = 0;
    await world.fill();
    expect(world.notes.map((note) => JSON.parse(note).from ?? JSON.parse(note))).toEqual([
      ...['2026-11-01', '2026-11-02', '2026-11-02', 'filled'],
    ]);
  });

  it('is told again where records were deleted before they were read', async () => {
    const world = new World();
    await world.fill();
    world.hasGap = true;
    await world.fill();
    expect(world.counted).toEqual(['t1', 't2', 't3', 't1', 't2', 't3']);
  });
});
