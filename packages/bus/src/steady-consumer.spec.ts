import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Kafka } from 'kafkajs';
import { silentLog } from './kafka.js';
import { SteadyConsumer } from './steady-consumer.js';

type Listener = (event: { payload: object }) => void;

/** kafkajs, as far as the order of its steps goes: each waits until a test lets it go on, or fails it. */
class StepwiseKafka {
  readonly steps: string[] = [];
  readonly listeners: Map<string, Listener>[] = [];
  private held: { name: string; resolve: () => void; reject: (error: Error) => void } | undefined;

  steady(hooks: { crashed?: () => Promise<void> } = {}): SteadyConsumer {
    const kafka = { consumer: () => this.consumer() } as unknown as Kafka;
    const options = { kafka, env: { KAFKA_BROKERS: 'nowhere:1' }, log: silentLog, topics: ['t'], fromBeginning: true };
    const silent = { joined: () => undefined, fetchEnded: () => undefined, crashed: async () => undefined };
    return new SteadyConsumer({ ...options, config: { groupId: 'g' }, run: {} }, { ...silent, ...hooks });
  }

  /** The step under way ends; what follows from it has happened when this resolves. */
  async goOn(error?: Error): Promise<void> {
    if (error) this.held?.reject(error);
    else this.held?.resolve();
    this.held = undefined;
    await settle();
  }

  async crash(error = new Error('no more')): Promise<void> {
    this.listeners.at(-1)?.get('consumer.crash')?.({ payload: { error, restart: false } });
    await settle();
  }

  private consumer() {
    const listeners = new Map<string, Listener>();
    this.listeners.push(listeners);
    return {
      on: (name: string, listener: Listener) => listeners.set(name, listener),
      connect: () => this.hold('connect'),
      subscribe: () => this.hold('subscribe'),
      run: () => this.hold('run'),
      disconnect: async () => void this.steps.push('disconnect'),
    };
  }

  private hold(name: string): Promise<void> {
    this.steps.push(name);
    return new Promise((resolve, reject) => {
      this.held = { name, resolve, reject };
    });
  }
}

const settle = () => jest.advanceTimersByTimeAsync(0);

describe('a consumer that goes on', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it.each([
    { step: 'connect', done: 0, steps: ['connect', 'disconnect'] },
    { step: 'subscribe', done: 1, steps: ['connect', 'subscribe', 'disconnect'] },
    { step: 'run', done: 2, steps: ['connect', 'subscribe', 'run', 'disconnect'] },
  ])(
    'goes no further than $step when it is stopped meanwhile, and is gone when the stop has ended',
    async ({ done, steps }) => {
      const kafka = new StepwiseKafka();
      const consumer = kafka.steady();
      void consumer.start();
      for (let step = 0; step < done; step++) await kafka.goOn();
      let hasStopped = false;
      const stopped = consumer.stop().then(() => {
        hasStopped = true;
      });
      await settle();
      expect(hasStopped).toBe(false);
      await kafka.goOn();
      await stopped;
      await jest.advanceTimersByTimeAsync(60_000);
      expect(kafka.steps).toEqual(steps);
    },
  );

  it('holds up nobody who stops it while Kafka is away, and connects to nothing when Kafka is back', async () => {
    const kafka = new StepwiseKafka();
    const consumer = kafka.steady();
    void consumer.start();
    const stopped = consumer.stop();
    await jest.advanceTimersByTimeAsync(5_000);
    await stopped;
    expect(kafka.steps).toEqual(['connect']);
    await kafka.goOn();
    expect(kafka.steps).toEqual(['connect', 'disconnect']);
  });

  it('does not start again when it is stopped in the pause before, or between a crash and its end', async () => {
    const kafka = new StepwiseKafka();
    const consumer = kafka.steady();
    void consumer.start();
    await kafka.goOn(new Error('away'));
    await consumer.stop();
    const crashing = kafka.steady({ crashed: () => new Promise((resolve) => setTimeout(resolve, 100)) });
    void crashing.start();
    for (let step = 0; step < 3; step++) await kafka.goOn();
    await kafka.crash();
    await crashing.stop();
    const { length } = kafka.steps;
    await jest.advanceTimersByTimeAsync(60_000);
    expect(kafka.steps).toHaveLength(length);
    expect(kafka.listeners).toHaveLength(2);
  });

  it('leaves no consumer connected that could not start, and tries later and later until it has joined', async () => {
    const kafka = new StepwiseKafka();
    const consumer = kafka.steady();
    void consumer.start();
    const pausesMs = [500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000];
    for (const [tries, pauseMs] of pausesMs.entries()) {
      await kafka.goOn(new Error('away'));
      expect(kafka.steps.at(-1)).toBe('disconnect');
      await jest.advanceTimersByTimeAsync(pauseMs - 1);
      expect(kafka.listeners).toHaveLength(tries + 1);
      await jest.advanceTimersByTimeAsync(1);
      expect(kafka.listeners).toHaveLength(tries + 2);
    }
    for (let step = 0; step < 3; step++) await kafka.goOn();
    kafka.listeners.at(-1)?.get('consumer.group_join')?.({ payload: { memberAssignment: {} } });
    expect(consumer.isJoined).toBe(true);
    await kafka.crash();
    expect(consumer.isJoined).toBe(false);
    await jest.advanceTimersByTimeAsync(500);
    expect(kafka.listeners).toHaveLength(pausesMs.length + 2);
    void consumer.stop();
    await kafka.goOn();
  });
});
