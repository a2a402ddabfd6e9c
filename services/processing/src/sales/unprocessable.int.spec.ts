import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Batch } from '@vitrine/bus';
import { rejectedHeaders, topics } from '@vitrine/contracts';
import { aTicket } from '@vitrine/testing';
import { Harness } from '../testing/harness.js';
import { whatCounts, whatSold } from '../testing/what-counts.js';

class Poison extends Error {
  override readonly name = 'Poison';
}

const holds = (batch: Batch, text: string): boolean => batch.messages.some(({ value }) => String(value).includes(text));
/** Fails every batch with such a message until that one is given up. */
const failFor =
  (text: string) =>
  async (batch: Batch): Promise<void> => {
    if (batch.resort === 0 && holds(batch, text)) throw new Poison(text);
  };

describe('one message that lets its batch not through', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start('unprocessable', { partitions: 1 });
  }, 60_000);
  afterAll(() => harness?.stop(), 60_000);

  const stateOf = async () => {
    const { facts, rollup, rows } = await whatSold(harness);
    return { facts: { ...facts, n: rows }, rollup, ...(await whatCounts(harness)) };
  };

  it('is found before anything is written, and becomes a dead letter with its bytes; all others count', async () => {
    const bad = aTicket({ ticketId: 'poison-a' });
    const tickets = Array.from({ length: 20 }, (_, index) => aTicket({ ticketId: `a-${index}` }));
    await harness.sendTickets([...tickets.slice(0, 13), bad, ...tickets.slice(13)]);
    const running = await harness.process({ beforeInsert: failFor('poison-a') });
    await harness.settled();
    expect(await stateOf()).toEqual({
      facts: { net: 400, tickets: 20, n: 20 },
      rollup: { net: 400, tickets: 20 },
      totals: { messages: 21, accepted: 20, rejected: 1 },
      personal: 0,
      letters: ['unprocessable'],
    });
    const [letter] = await harness.read(topics.salesRejected);
    expect([String(letter?.value), String(letter?.headers?.[rejectedHeaders.code])]).toEqual([
      JSON.stringify(bad),
      'unprocessable',
    ]);
    expect(await harness.read(topics.salesAccepted)).toHaveLength(20);
    await running.stop();
  }, 120_000);

  it('is found after all was written, and nothing is written twice: it counts, since the facts have it', async () => {
    const tickets = Array.from({ length: 10 }, (_, index) =>
      aTicket({ ticketId: `b-${index}`, sellerId: 'ana@example.com' }),
    );
    await harness.send(topics.salesRaw, [{ key: 'casa:s1', value: '{"oops"' }]);
    await harness.sendTickets([...tickets, aTicket({ ticketId: 'poison-b', soldAt: '2026-09-01T10:00:00-03:00' })]);
    const running = await harness.process({ afterInsert: failFor('poison-b') });
    await harness.settled();
    expect(await stateOf()).toEqual({
      facts: { net: 620, tickets: 31, n: 31 },
      rollup: { net: 620, tickets: 31 },
      totals: { messages: 33, accepted: 31, rejected: 2 },
      personal: tickets.length,
      letters: ['invalid_json', 'unprocessable'],
    });
    await running.stop();
  }, 120_000);

  it('is nothing but its coordinates when not even its bytes can be written', async () => {
    await harness.sendTickets([aTicket({ ticketId: 'poison-c' }), aTicket({ ticketId: 'c' })]);
    const running = await harness.process({
      beforeInsert: async (batch) => {
        if (batch.resort < 2 && holds(batch, 'poison-c')) throw new Poison();
      },
    });
    await harness.settled();
    const letter = (await harness.read(topics.salesRejected)).at(-1);
    expect([letter?.key, letter?.value?.length ?? 0]).toEqual([null, 0]);
    expect(String(letter?.headers?.[rejectedHeaders.offset])).toMatch(/^\d+$/);
    expect((await stateOf()).totals).toEqual({ messages: 35, accepted: 32, rejected: 3 });
    await running.stop();
  }, 120_000);

  it('is not blamed while an engine is away: the same batch waits as it is', async () => {
    await harness.sendTickets([aTicket({ ticketId: 'waits' })]);
    let tries = 0;
    const running = await harness.process({
      beforeInsert: async () => {
        tries += 1;
        if (tries < 6) throw Object.assign(new Error('not there'), { retryable: true });
      },
    });
    await harness.settled();
    expect(tries).toBe(6);
    expect((await stateOf()).totals).toEqual({ messages: 36, accepted: 33, rejected: 3 });
    await running.stop();
  }, 120_000);
});
