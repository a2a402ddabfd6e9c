import { describe, expect, it } from '@jest/globals';
import { topics } from '@vitrine/contracts';
import { judgeTicket } from './judge-item.js';
import { QueueFull, RecordQueue } from './record-queue.js';
import { TakeIn } from './take-in.js';

const way = { topic: topics.salesRaw, judge: judgeTicket };
const by = { tenant: { id: 'loja', currency: 'BRL' }, nowMs: Date.UTC(2026, 10, 20), locale: 'en' } as const;
/** No ticket at all: it becomes a dead letter. */
const wrong = (length: number) => [{ text: 'x'.repeat(length), isBroken: false }];

/** A door with room for little more than one of these, whose dead letters are written when the test says so. */
function doorOf() {
  const producer = { connect: async () => undefined, disconnect: async () => undefined, send: async () => [] };
  const queue = new RecordQueue(
    () => producer,
    { KAFKA_BROKERS: 'nobody:9092' },
    { mostBytes: 5_000, deadlineMs: 60_000 },
  );
  const letters: ((error?: Error) => void)[] = [];
  const append = () =>
    new Promise<void>((resolve, reject) => letters.push((error) => (error === undefined ? resolve() : reject(error))));
  return { queue, letters, takeIn: new TakeIn(queue, { append }) };
}

describe('a request with items that are refused', () => {
  it('takes its room before its dead letters are written: what is beyond it is told to come again', async () => {
    const { queue, letters, takeIn } = doorOf();
    const first = takeIn.take(wrong(4_000), way, by);
    await expect(takeIn.take(wrong(4_000), way, by)).rejects.toBeInstanceOf(QueueFull);
    expect(letters).toHaveLength(1);
    letters[0]?.();
    expect(await first).toMatchObject({ accepted: 0, rejected: 1 });
    expect(queue.waitingBytes).toBe(0);
  });

  it('gives its room back when they cannot be written', async () => {
    const { queue, letters, takeIn } = doorOf();
    const first = takeIn.take(wrong(4_000), way, by);
    letters[0]?.(new Error('ClickHouse is away'));
    await expect(first).rejects.toThrow('ClickHouse is away');
    expect(queue.waitingBytes).toBe(0);
  });
});
