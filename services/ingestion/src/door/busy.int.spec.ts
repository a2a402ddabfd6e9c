import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type Problem, problemSchema, topics } from '@vitrine/contracts';
import { exampleTickets } from './examples.js';
import { type DoorUnderTest, startDoor } from './testing/start-door.js';

/** Patience is short here, and two requests of this size fill the queue. */
const SETTINGS = { KAFKA_WRITE_DEADLINE_MS: '2000', QUEUE_BYTES: '1048576' };
const LARGE = 'x'.repeat(700_000);

let door: DoorUnderTest;
beforeAll(async () => {
  door = await startDoor('door_busy', SETTINGS);
}, 120_000);
afterEach(() => door.letGo());
afterAll(() => door?.stop(), 60_000);

const bodyOf = (...ids: readonly string[]): string =>
  JSON.stringify(
    ids.map((id) => ({ ...exampleTickets[0], eventId: id, ticketId: id, soldAt: '2026-11-20T14:32:05-03:00' })),
  );
const largeBodyOf = (id: string): string => bodyOf(id).replace('"status"', `"note":"${LARGE}","status"`);
const post = (body: string, key?: string): Promise<Response> =>
  door.post('sales:batch', body, key === undefined ? {} : { 'idempotency-key': key });
const problemOf = async (response: Response): Promise<Problem> => problemSchema.parse(await response.json());

/** As a client that obeys Retry-After. */
async function untilTaken(body: string, key?: string): Promise<void> {
  for (let tries = 0; tries < 30; tries++) {
    const response = await post(body, key);
    if (response.status === 202) return;
    expect([409, 429, 503]).toContain(response.status);
    await sleep(Number(response.headers.get('retry-after')) * 200);
  }
  throw new Error('The door took it after no try.');
}

/** What the topic has of these tickets: each once or more, and whenever more, the same bytes. */
async function stored(...ids: readonly string[]): Promise<string[]> {
  const values = new Map<string, Set<string>>();
  for (const { value } of await door.allRecords(topics.salesRaw)) {
    const { ticketId } = JSON.parse(String(value)) as { readonly ticketId: string };
    values.set(ticketId, (values.get(ticketId) ?? new Set()).add(String(value)));
  }
  return ids.filter((id) => values.get(id)?.size === 1);
}

describe('while Kafka stores nothing', () => {
  it('the answer is 503, says when and what to send again, and nothing is lost under the same key or another', async () => {
    await door.hold(topics.salesRaw);
    const [keyed, plain] = await Promise.all([post(bodyOf('u-1', 'u-2'), 'first'), post(bodyOf('u-3'))]);
    for (const response of [keyed, plain]) {
      expect([response.status, Number(response.headers.get('retry-after'))]).toEqual([503, 5]);
      expect(await problemOf(response)).toMatchObject({
        code: 'unavailable',
        detail: expect.stringMatching(/again unchanged after Retry-After/u),
      });
    }
    await door.letGo();
    await untilTaken(bodyOf('u-1', 'u-2'), 'first');
    await untilTaken(bodyOf('u-3'), 'another');
    expect(await stored('u-1', 'u-2', 'u-3')).toHaveLength(3);
  }, 60_000);

  it('the same Idempotency-Key is told that the first is still running, and another body that it is another', async () => {
    await door.hold(topics.salesRaw);
    const first = post(bodyOf('i-1'), 'slow');
    let running = await post(bodyOf('i-1'), 'slow');
    // The second may have come first.
    if (running.status === 503) running = await first;
    expect([running.status, running.headers.get('retry-after')]).toEqual([409, '1']);
    expect((await problemOf(running)).code).toBe('idempotency_running');
    await first;
    const again = post(bodyOf('i-1'), 'slow');
    await sleep(300);
    const other = await post(bodyOf('i-2'), 'slow');
    expect([other.status, (await problemOf(other)).code]).toEqual([422, 'idempotency_mismatch']);
    expect((await again).status).toBe(503);
    await door.letGo();
    await untilTaken(bodyOf('i-1'), 'slow');
    const replayed = await post(bodyOf('i-1'), 'slow');
    expect([replayed.status, replayed.headers.get('idempotency-replayed')]).toEqual([202, 'true']);
    expect(await stored('i-1', 'i-2')).toEqual(['i-1']);
  }, 60_000);

  it('more than may wait is answered with 429 at once, of which nothing is stored, and is taken later', async () => {
    await door.hold(topics.salesRaw);
    const waiting = post(largeBodyOf('q-1'));
    await sleep(500);
    const refused = await post(largeBodyOf('q-2'), 'full');
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    expect(await problemOf(refused)).toMatchObject({
      code: 'busy',
      detail: expect.stringMatching(/Nothing of this request was taken/u),
    });
    expect((await waiting).status).toBe(503);
    await door.letGo();
    await untilTaken(largeBodyOf('q-1'));
    expect(await stored('q-1', 'q-2')).toEqual(['q-1']);
    await untilTaken(largeBodyOf('q-2'), 'full');
    expect(await stored('q-1', 'q-2')).toEqual(['q-1', 'q-2']);
  }, 60_000);

  it('speaks the language that was asked for', async () => {
    await door.hold(topics.salesRaw);
    const response = await door.post('sales:batch', bodyOf('l-1'), { 'accept-language': 'pt-BR' });
    expect((await problemOf(response)).detail).toMatch(/Envie-o de novo sem mudá-lo/u);
  }, 60_000);
});
