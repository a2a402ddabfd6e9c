import { describe, expect, it } from '@jest/globals';
import { createLogger } from '@vitrine/platform';
import type { Kafka } from 'kafkajs';
import { Backlog } from './backlog.js';

/** A broker with one partition in each topic. */
function backlogOf() {
  const offsets = { high: 0, committed: 0 };
  const admin = {
    connect: () => Promise.resolve(),
    fetchTopicOffsets: () => Promise.resolve([{ partition: 0, high: String(offsets.high), low: '0' }]),
    fetchOffsets: () => Promise.resolve([{ partitions: [{ partition: 0, offset: String(offsets.committed) }] }]),
  };
  const kafka = { admin: () => admin } as unknown as Kafka;
  const backlog = new Backlog(kafka, { KAFKA_BROKERS: '', KAFKA_TOPIC_PREFIX: '' }, createLogger('api', 'fatal'));
  const at = async (seconds: number, high: number, committed: number) => {
    Object.assign(offsets, { high, committed });
    await backlog.sample(seconds * 1_000);
    return backlog.stalledSince(seconds * 1_000);
  };
  return { backlog, at };
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
});
