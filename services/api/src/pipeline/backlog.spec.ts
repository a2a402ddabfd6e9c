import { describe, expect, it } from '@jest/globals';
import { createLogger } from '@vitrine/platform';
import type { Kafka } from 'kafkajs';
import { Backlog } from './backlog.js';

/** A broker with one partition in each topic. As with kafkajs, a connection goes on asking the leader that it found first. */
function backlogOf() {
  const offsets = { high: 0, committed: 0 };
  const broker = { leader: 1, isAway: false };
  const connection = (leader = broker.leader) => ({
    connect: async () => {
      if (broker.isAway) throw new Error('refused');
    },
    disconnect: () => Promise.resolve(),
    fetchTopicOffsets: async () => {
      if (leader !== broker.leader) throw Object.assign(new Error('moved'), { type: 'NOT_LEADER_FOR_PARTITION' });
      return [{ partition: 0, high: String(offsets.high), low: '0' }];
    },
    fetchOffsets: async () => [{ partitions: [{ partition: 0, offset: String(offsets.committed) }] }],
  });
  const kafka = { admin: () => connection() } as unknown as Kafka;
  const backlog = new Backlog(kafka, { KAFKA_BROKERS: '', KAFKA_TOPIC_PREFIX: '' }, createLogger('api', 'fatal'));
  const at = async (seconds: number, high: number, committed: number) => {
    Object.assign(offsets, { high, committed });
    await backlog.sample(seconds * 1_000);
    return backlog.stalledSince(seconds * 1_000);
  };
  return { backlog, broker, at };
}

describe('Backlog', () => {
  it('stands still when messages wait and none was settled for over a minute', async () => {
    const { at } = backlogOf();
    expect(await at(0, 5, 5)).toBeUndefined();
    expect(await at(100, 5, 5)).toBeUndefined();
    expect(await at(105, 9, 5)).toBeUndefined();
    expect(await at(160, 9, 5)).toBeUndefined();
    expect(await at(161, 9, 5)).toBe(100_000);
    expect(await at(165, 9, 6)).toBeUndefined();
    expect(await at(226, 10, 6)).toBe(165_000);
    expect(await at(230, 10, 10)).toBeUndefined();
  });

  it('reaches the broker again at the next look after a leader moved or all were away', async () => {
    const { backlog, broker, at } = backlogOf();
    await at(0, 5, 5);
    broker.leader = 2;
    await at(5, 6, 5);
    expect([backlog.isReachable, backlog.lags[0]?.lag]).toEqual([true, 1]);
    broker.isAway = true;
    await at(10, 6, 5);
    expect(backlog.isReachable).toBe(false);
    Object.assign(broker, { isAway: false, leader: 3 });
    await at(15, 6, 6);
    expect([backlog.isReachable, backlog.lags[0]?.lag]).toEqual([true, 0]);
  });
});
