import { describe, expect, it, jest } from '@jest/globals';
import { silentLog } from '@vitrine/bus';
import type { ConsumerRunConfig, EachBatchPayload, Kafka } from 'kafkajs';
import { AcceptedFeed } from './accepted-feed.js';

const ENV = { KAFKA_BROKERS: 'localhost:1', KAFKA_TOPIC_PREFIX: '' };

function kafkaWith(consumer: object): Kafka {
  const admin = {
    connect: () => Promise.resolve(),
    disconnect: () => Promise.resolve(),
    fetchTopicOffsets: () => Promise.resolve([]),
  };
  return { consumer: () => ({ on: () => undefined, ...consumer }), admin: () => admin } as unknown as Kafka;
}

describe('AcceptedFeed', () => {
  it('leaves no consumer connected when it cannot start', async () => {
    const disconnect = jest.fn(() => Promise.resolve());
    const subscribe = () => Promise.reject(new Error('no'));
    const feed = new AcceptedFeed(
      kafkaWith({ connect: () => Promise.resolve(), subscribe, disconnect }),
      ENV,
      silentLog,
    );
    await feed.start();
    expect(disconnect).toHaveBeenCalledTimes(1);
    await feed.stop();
    expect(disconnect).toHaveBeenCalledTimes(1);
  });

  it('reads nothing after it was stopped while it started', async () => {
    const run = jest.fn();
    let connect: () => void = () => undefined;
    const connecting = new Promise<void>((resolve) => {
      connect = resolve;
    });
    const consumer = {
      connect: () => connecting,
      subscribe: async () => undefined,
      run,
      disconnect: async () => undefined,
    };
    const feed = new AcceptedFeed(kafkaWith(consumer), ENV, silentLog);
    const started = feed.start();
    const stopped = feed.stop();
    connect();
    await Promise.all([started, stopped]);
    expect(run).not.toHaveBeenCalled();
    expect(feed.isRunning).toBe(false);
  });

  it('tells of a sale once, though copies of it were moved for readers of one partition', async () => {
    let running: ConsumerRunConfig = {};
    const run = async (config: ConsumerRunConfig) => {
      running = config;
    };
    const nothing = async () => undefined;
    const feed = new AcceptedFeed(
      kafkaWith({ connect: nothing, subscribe: nothing, run, disconnect: nothing }),
      ENV,
      silentLog,
    );
    const onAccepted = jest.fn();
    feed.tell({ onAccepted, onGap: () => undefined });
    await feed.start();
    const ids = { tenantId: 't', storeId: 's', sellerIds: [], rawAt: 1, acceptedAt: 1 };
    const value = Buffer.from(JSON.stringify({ ...ids, soldAt: '2026-11-20T12:00:00Z' }));
    const messages = [{}, { 'vitrine-moved': Buffer.from('alerting') }].map((headers, offset) => ({
      ...{ value, headers, offset: String(offset) },
    }));
    const batch = { partition: 0, fetchedOffset: '0', highWatermark: '2', messages };
    await running.eachBatch?.({ batch, isStale: () => false } as unknown as EachBatchPayload);
    expect([onAccepted.mock.calls.length, feed.position]).toEqual([1, [2]]);
    await feed.stop();
  });
});
