import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createStore, type Store } from '@vitrine/store';
import { createTestDatabase } from '@vitrine/store/testing';
import { LeaseLost } from './lease.js';
import { underLease } from './under-lease.js';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let store: Store;

beforeAll(async () => {
  database = await createTestDatabase(process.env.DATABASE_URL ?? '', `job_runs_${process.pid}`);
  store = createStore(database.url);
  await store.migrate();
}, 60_000);
afterAll(async () => {
  await store?.close();
  await database?.drop();
});

const lastRun = async (name: string) => (await store.jobRuns.list()).find((run) => run.name === name);
const nothing = () => Promise.resolve();

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a job under its lease', () => {
  it('is noted while it is at work, and lets no other run begin', async () => {
    const job = { name: 'slow', leaseSeconds: 1 };
    let other: boolean | undefined;
    const isDone = await underLease(store.jobRuns, job, async (lease) => {
      expect(await lastRun('slow')).toMatchObject({ endedAt: null, outcome: null });
      other = await underLease(store.jobRuns, job, () => Promise.reject(new Error('must not run')));
      lease.check();
    });
    expect([isDone, other]).toEqual([true, false]);
    expect(await lastRun('slow')).toMatchObject({ outcome: 'done', endedAt: expect.any(Date) });
  });

  it('says that it failed, throws why, and may begin again at once', async () => {
    const job = { name: 'failing', leaseSeconds: 30 };
    await expect(underLease(store.jobRuns, job, () => Promise.reject(new Error('no space')))).rejects.toThrow(
      'no space',
    );
    expect(await lastRun('failing')).toMatchObject({ outcome: 'failed' });
    expect(await underLease(store.jobRuns, job, nothing)).toBe(true);
  });

  it('keeps its lease for as long as it works', async () => {
    const job = { name: 'long', leaseSeconds: 1 };
    const others: boolean[] = [];
    await underLease(store.jobRuns, job, async (lease) => {
      for (let look = 0; look < 3; look++) {
        others.push(await underLease(store.jobRuns, job, nothing));
        lease.check();
      }
    });
    expect(others).toEqual([false, false, false]);
  });

  it('of several that are started together is one at work at a time, and all are done', async () => {
    const job = { name: 'crowded', leaseSeconds: 5 };
    let [atWork, mostAtWork] = [0, 0];
    const work = async () => {
      mostAtWork = Math.max(mostAtWork, ++atWork);
      await pause(300);
      atWork -= 1;
    };
    const runs = await Promise.all([1, 2, 3].map(() => underLease(store.jobRuns, job, work)));
    expect([runs, mostAtWork]).toEqual([[true, true, true], 1]);
  });

  it('that was killed is followed by one that has waited for its lease, and says nothing after that', async () => {
    const job = { name: 'killed', leaseSeconds: 1 };
    const killed = String(await store.jobRuns.begin('killed', 1));
    expect(await store.jobRuns.begin('killed', 1)).toBeUndefined();
    const isDone = await underLease(store.jobRuns, job, async () => {
      const next = await lastRun('killed');
      expect(await store.jobRuns.renew('killed', killed, 30)).toBe(false);
      await store.jobRuns.end('killed', killed, 'failed');
      expect(await lastRun('killed')).toMatchObject({ runId: next?.runId, outcome: null });
    });
    expect(isDone).toBe(true);
  });

  it('that was held up until another run began must not go on, and leaves the word to that', async () => {
    const job = { name: 'held-up', leaseSeconds: 1 };
    const away = { ...runsOf(store), renew: () => Promise.reject(new Error('Postgres does not hear it')) };
    let otherRan: boolean | undefined;
    const late = underLease(away, job, async (lease) => {
      lease.check();
      otherRan = await underLease(store.jobRuns, job, nothing);
      lease.check();
    });
    await expect(late).rejects.toBeInstanceOf(LeaseLost);
    expect(otherRan).toBe(true);
    expect(await lastRun('held-up')).toMatchObject({ outcome: 'done' });
  });
});

function runsOf({ jobRuns }: Store) {
  return { begin: jobRuns.begin.bind(jobRuns), end: jobRuns.end.bind(jobRuns) };
}
