import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createTopics, withAdmin } from '@vitrine/bus';
import { createLogger } from '@vitrine/platform';
import kafkajs from 'kafkajs';
import { Backlog } from './backlog.js';
import { progressReader } from './read-progress.js';

const NOBODY_LISTENS = 1;
const env = { KAFKA_BROKERS: process.env.KAFKA_BROKERS ?? '', KAFKA_TOPIC_PREFIX: `backlog_${process.pid}.` };

/** A way to the real broker that can be cut: what a client sees of a broker that restarts. */
class Wire {
  isCut = false;
  private readonly sockets = new Set<Socket>();
  readonly kafka = new kafkajs.Kafka({
    brokers: env.KAFKA_BROKERS.split(','),
    logLevel: kafkajs.logLevel.NOTHING,
    retry: { initialRetryTime: 50, retries: 2 },
    socketFactory: ({ host, port, onConnect }) => {
      const socket = connect({ host, port: this.isCut ? NOBODY_LISTENS : port }, onConnect);
      this.sockets.add(socket);
      return socket;
    },
  });

  cut(): void {
    this.isCut = true;
    for (const socket of this.sockets) socket.destroy();
  }
}

const wire = new Wire();
beforeAll(() => createTopics(wire.kafka, env, { partitions: 2, replicationFactor: 1 }), 60_000);
afterAll(async () => {
  wire.isCut = false;
  await withAdmin(wire.kafka, async (admin) => {
    const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(env.KAFKA_TOPIC_PREFIX));
    await admin.deleteTopics({ topics });
  });
}, 60_000);

it('reaches a broker that was away with the first look after it is back', async () => {
  const backlog = new Backlog(progressReader(wire.kafka, env), env, createLogger('api', 'fatal'));
  const seen: boolean[] = [];
  const look = async () => {
    await backlog.sample();
    seen.push(backlog.isReachable);
  };
  await look();
  wire.cut();
  for (let away = 0; away < 3; away += 1) await look();
  wire.isCut = false;
  await look();
  expect(seen).toEqual([true, false, false, false, true]);
  expect(backlog.lags.length).toBeGreaterThan(2);
}, 60_000);
