import { describe, expect, it } from '@jest/globals';
import { topics } from '@vitrine/contracts';
import { createLogger } from '@vitrine/platform';
import { Backlog } from './backlog.js';
import type { PartitionProgress } from './read-progress.js';

type Offsets = Pick<PartitionProgress, 'settled' | 'readable' | 'end'>;

/** Partitions of the sales, in order, as the brokers tell of them; no answer while they are away. */
function backlogOf() {
  const broker: { partitions: Offsets[] | undefined } = { partitions: [] };
  const readProgress = async (): Promise<PartitionProgress[]> => {
    if (!broker.partitions) throw new Error('refused');
    return broker.partitions.map((offsets, partition) => ({ topic: topics.salesRaw, partition, start: 0, ...offsets }));
  };
  const backlog = new Backlog(readProgress, { KAFKA_BROKERS: '' }, createLogger('api', 'fatal'));
  const look = async (seconds: number, partitions: Offsets[] | undefined) => {
    broker.partitions = partitions;
    await backlog.sample(seconds * 1_000);
    return backlog.blockage(seconds * 1_000);
  };
  const at = (seconds: number, end: number, settled: number, readable = end) =>
    look(seconds, [{ end, settled, readable }]);
  return { backlog, look, at };
}

describe('Backlog', () => {
  it('stands still when messages wait and none was settled for over a minute', async () => {
    const { at } = backlogOf();
    expect(await at(0, 5, 5)).toBeUndefined();
    expect(await at(100, 5, 5)).toBeUndefined();
    expect(await at(105, 9, 5)).toBeUndefined();
    expect(await at(160, 9, 5)).toBeUndefined();
    expect(await at(161, 9, 5)).toEqual({ since: 100_000, cause: 'processing' });
    expect(await at(165, 9, 6)).toBeUndefined();
    expect(await at(226, 10, 6)).toEqual({ since: 165_000, cause: 'processing' });
    expect(await at(230, 10, 10)).toBeUndefined();
  });

  it('counts what waits behind an open transaction, and names it as the cause', async () => {
    const { backlog, at } = backlogOf();
    expect(await at(0, 5, 5)).toBeUndefined();
    expect(await at(5, 8, 5, 6)).toBeUndefined();
    expect(backlog.lags).toEqual([{ topic: topics.salesRaw, partition: 0, lag: 3, heldBack: 2 }]);
    expect(await at(10, 8, 6, 6)).toBeUndefined();
    expect(backlog.lags).toEqual([{ topic: topics.salesRaw, partition: 0, lag: 2, heldBack: 2 }]);
    expect(await at(71, 9, 6, 6)).toEqual({ since: 10_000, cause: 'transaction' });
    expect(await at(75, 10, 10)).toBeUndefined();
  });

  it('names processing where one partition waits for it and another for a transaction, which began earlier', async () => {
    const { look } = backlogOf();
    const heldBack = { end: 9, settled: 6, readable: 6 };
    await look(0, [heldBack, { end: 3, settled: 3, readable: 3 }]);
    await look(5, [heldBack, { end: 4, settled: 3, readable: 4 }]);
    const later = await look(66, [heldBack, { end: 4, settled: 3, readable: 4 }]);
    expect(later).toEqual({ since: 0, cause: 'processing' });
  });

  it('is reachable again at the first look after the brokers were away', async () => {
    const { backlog, look, at } = backlogOf();
    await at(5, 6, 5);
    await look(10, undefined);
    expect([backlog.isReachable, backlog.lags[0]?.lag]).toEqual([false, 1]);
    await at(15, 6, 6);
    expect([backlog.isReachable, backlog.lags[0]?.lag]).toEqual([true, 0]);
  });
});
