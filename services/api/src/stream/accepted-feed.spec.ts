import { describe, expect, it, jest } from '@jest/globals';
import { createLogger } from '@vitrine/platform';
import type { Kafka } from 'kafkajs';
import { AcceptedFeed } from './accepted-feed.js';

describe('AcceptedFeed', () => {
  it('leaves no consumer connected when it cannot start', async () => {
    const disconnect = jest.fn(() => Promise.resolve());
    const consumer = {
      on: () => undefined,
      connect: () => Promise.resolve(),
      subscribe: () => Promise.reject(new Error('no')),
      disconnect,
    };
    const admin = {
      connect: () => Promise.resolve(),
      disconnect: () => Promise.resolve(),
      fetchTopicOffsets: () => Promise.resolve([]),
    };
    const kafka = { consumer: () => consumer, admin: () => admin } as unknown as Kafka;
    const env = { KAFKA_BROKERS: 'localhost:1', KAFKA_TOPIC_PREFIX: '' };
    const feed = new AcceptedFeed(kafka, env, createLogger('api', 'fatal'));
    await expect(feed.start([])).rejects.toThrow();
    expect(disconnect).toHaveBeenCalledTimes(1);
    await feed.stop();
    expect(disconnect).toHaveBeenCalledTimes(1);
  });
});
