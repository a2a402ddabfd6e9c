import { describe, expect, it, jest } from '@jest/globals';
import { topics } from '@vitrine/contracts';
import type { RecordMetadata } from 'kafkajs';
import { QueueFull, RecordQueue, type WritingProducer } from './record-queue.js';

const env = { KAFKA_BROKERS: 'nobody:9092', KAFKA_TOPIC_PREFIX: 'p.' };
const ticket = (value: string) => [{ topic: topics.salesRaw, key: 'loja:centro', value }];
const LIMITS = { mostBytes: 10_000, deadlineMs: 60_000 };

/** Producers of ours whose writes end when the test says so. */
class Producers {
  /** Values of each write, and how it is answered. */
  readonly writes: { readonly values: string[]; readonly answer: (error?: Error) => void }[] = [];
  made = 0;
  left = 0;

  readonly make = (): WritingProducer => {
    this.made += 1;
    return {
      connect: async () => undefined,
      disconnect: async () => {
        this.left += 1;
      },
      send: ({ messages }) =>
        new Promise<RecordMetadata[]>((resolve, reject) =>
          this.writes.push({
            values: messages.map(({ value }) => String(value)),
            answer: (error) => (error === undefined ? resolve([]) : reject(error)),
          }),
        ),
    };
  };

  get written(): string[][] {
    return this.writes.map(({ values }) => values);
  }
}

/** All that is due without any wait. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('the queue to Kafka', () => {
  it('writes together what came while it wrote, and says so to each only once Kafka has it', async () => {
    const producers = new Producers();
    const queue = new RecordQueue(producers.make, env, LIMITS);
    const done: string[] = [];
    const puts = ['a', 'b', 'c'].map((value) => queue.put(ticket(value)).then(() => done.push(value)));
    await turn();
    expect([producers.written, done]).toEqual([[['a']], []]);
    producers.writes[0]?.answer();
    await turn();
    expect([producers.written, done]).toEqual([[['a'], ['b', 'c']], ['a']]);
    producers.writes[1]?.answer();
    await Promise.all(puts);
    expect([queue.waitingBytes, producers.made]).toEqual([0, 1]);
  });

  it('refuses what is more than may wait, takes nothing of it, and takes it once there is room', async () => {
    const producers = new Producers();
    const queue = new RecordQueue(producers.make, env, { ...LIMITS, mostBytes: 1_000 });
    const first = queue.put(ticket('x'.repeat(900)));
    await expect(queue.put(ticket('y'.repeat(900)))).rejects.toBeInstanceOf(QueueFull);
    await turn();
    producers.writes[0]?.answer();
    await first;
    const second = queue.put(ticket('z'));
    await turn();
    producers.writes[1]?.answer();
    await second;
    expect(producers.written.flat()).toEqual(['x'.repeat(900), 'z']);
  });

  it('takes one request above the limit when nothing waits: it would never be taken otherwise', async () => {
    const producers = new Producers();
    const queue = new RecordQueue(producers.make, env, { ...LIMITS, mostBytes: 10 });
    const put = queue.put(ticket('x'.repeat(900)));
    await turn();
    producers.writes[0]?.answer();
    await put;
  });

  it('writes by another producer after a write that failed, and tells only those whose records were in it', async () => {
    const producers = new Producers();
    const queue = new RecordQueue(producers.make, env, LIMITS);
    const failed = queue.put(ticket('a'));
    await turn();
    const next = queue.put(ticket('b'));
    producers.writes[0]?.answer(new Error('broken pipe'));
    await expect(failed).rejects.toMatchObject({ name: 'BusUnavailable' });
    await turn();
    expect([producers.made, producers.left]).toEqual([2, 1]);
    producers.writes[1]?.answer();
    await next;
  });

  describe('to a Kafka that does not answer', () => {
    it('lets nobody wait for ever, writes nothing of which nobody has heard, and goes on when it answers', async () => {
      jest.useFakeTimers({ doNotFake: ['setImmediate'] });
      try {
        const producers = new Producers();
        const queue = new RecordQueue(producers.make, env, LIMITS);
        const [begun, waiting] = [queue.put(ticket('begun')), queue.put(ticket('waiting'))].map((put) =>
          put.then(
            () => 'stored',
            ({ name }: Error) => name,
          ),
        );
        await turn();
        const held = queue.waitingBytes;
        jest.advanceTimersByTime(LIMITS.deadlineMs);
        expect(await Promise.all([begun, waiting])).toEqual(['BusUnavailable', 'BusUnavailable']);
        // What is on the wire may still arrive: it keeps its bytes, and nothing overtakes it.
        expect(queue.waitingBytes).toBeGreaterThan(0);
        expect(queue.waitingBytes).toBeLessThan(held);
        const later = queue.put(ticket('later'));
        await turn();
        expect(producers.written).toEqual([['begun']]);
        producers.writes[0]?.answer();
        await turn();
        expect(producers.written).toEqual([['begun'], ['later']]);
        producers.writes[1]?.answer();
        await later;
        expect(queue.waitingBytes).toBe(0);
      } finally {
        jest.useRealTimers();
      }
    });

    it('is full for newcomers as long as what is on the wire takes the room', async () => {
      jest.useFakeTimers({ doNotFake: ['setImmediate'] });
      try {
        const producers = new Producers();
        const queue = new RecordQueue(producers.make, env, { ...LIMITS, mostBytes: 1_000 });
        const begun = queue.put(ticket('x'.repeat(900)));
        begun.catch(() => undefined);
        await turn();
        jest.advanceTimersByTime(LIMITS.deadlineMs);
        await expect(begun).rejects.toMatchObject({ retryable: true });
        await expect(queue.put(ticket('y'.repeat(900)))).rejects.toBeInstanceOf(QueueFull);
        producers.writes[0]?.answer(new Error('gone'));
        await turn();
        const after = queue.put(ticket('y'.repeat(900)));
        await turn();
        producers.writes[1]?.answer();
        await after;
      } finally {
        jest.useRealTimers();
      }
    });
  });
});
