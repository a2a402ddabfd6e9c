import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { batchAnswerSchema } from '@vitrine/contracts';
import { exampleTickets } from './examples.js';
import { type DoorUnderTest, startDoor } from './testing/start-door.js';

const BATCHES = 30;
const PER_BATCH = 20;
const KILLS = 4;

let door: DoorUnderTest;
let service: ChildProcess | undefined;
beforeAll(async () => {
  door = await startDoor('door_killed');
}, 120_000);
afterAll(async () => {
  service?.kill('SIGKILL');
  await door?.stop();
}, 60_000);

/** The compiled service, killed as kill -9 does and started again on the same port, as a supervisor does. */
async function serve(): Promise<void> {
  const started = spawn(process.execPath, ['services/ingestion/dist/main.js'], {
    env: door.serviceEnv,
    stdio: 'ignore',
  });
  service = started;
  await untilAnswers();
}

async function untilAnswers(): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const isUp = await fetch(`${door.serviceUrl}/livez`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    await sleep(100);
  }
  throw new Error('The door does not come up.');
}

async function killAndServe(): Promise<void> {
  const ended = service && once(service, 'exit');
  service?.kill('SIGKILL');
  await ended;
  await serve();
}

const idsOf = (batch: number): string[] => Array.from({ length: PER_BATCH }, (_, index) => `k-${batch}-${index}`);
const ticketOf = (id: string) => ({
  ...exampleTickets[0],
  eventId: id,
  ticketId: id,
  soldAt: '2026-11-20T14:32:05-03:00',
});

/** Sends the same bytes until an answer says that they are taken, whatever happens meanwhile. @returns the number of attempts */
async function sendBlindly(batch: number): Promise<number> {
  const body = JSON.stringify(idsOf(batch).map(ticketOf));
  for (let tries = 1; ; tries++) {
    const answer = await door.postTo(door.serviceUrl, 'sales:batch', body).catch(() => undefined);
    if (answer?.status === 202) {
      expect(batchAnswerSchema.parse(await answer.json()).accepted).toBe(PER_BATCH);
      return tries;
    }
    await sleep(50);
  }
}

it('loses nothing that it answered, and repeats only what a consumer knows as the same', async () => {
  await serve();
  let sent = 0;
  const tries: number[] = [];
  const client = (async () => {
    for (; sent < BATCHES; sent++) tries.push(await sendBlindly(sent));
  })();
  for (let kill = 1; kill <= KILLS; kill++) {
    while (sent < (kill * BATCHES) / (KILLS + 1)) await sleep(5);
    await killAndServe();
  }
  await client;
  const records = await door.allRecords('sales.raw.v1');
  const byTicket = new Map<string, string[]>();
  for (const { value } of records) {
    const { ticketId } = JSON.parse(String(value)) as { readonly ticketId: string };
    byTicket.set(ticketId, [...(byTicket.get(ticketId) ?? []), String(value)]);
  }
  const wanted = Array.from({ length: BATCHES }, (_, batch) => idsOf(batch)).flat();
  expect([...byTicket.keys()].sort()).toEqual(wanted.sort());
  // The same content under the same identity: processing counts it once.
  for (const same of byTicket.values()) expect(new Set(same).size).toBe(1);
  expect(Math.max(...tries)).toBeGreaterThan(1);
}, 240_000);
