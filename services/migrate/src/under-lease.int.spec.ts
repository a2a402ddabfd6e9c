import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createStore, type Store } from '@vitrine/store';
import { createTestDatabase } from '@vitrine/store/testing';
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

describe('a job under its lease', () => {
  it('is noted while it is at work, and lets no other run begin', async () => {
    const job = { name: 'slow', leaseSeconds: 30 };
    let other: boolean | undefined;
    const isDone = await underLease(store.jobRuns, job, async () => {
      expect(await lastRun('slow')).toMatchObject({ endedAt: null, outcome: null });
      other = await underLease(store.jobRuns, job, () => Promise.reject(new Error('must not run')));
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
    await underLease(store.jobRuns, job, async () => {
      for (let look = 0; look < 4; look++) {
        await new Promise((resolve) => setTimeout(resolve, 600));
        others.push(await underLease(store.jobRuns, job, nothing));
      }
    });
    expect(others).toEqual([false, false, false, false]);
  });

  it('that was killed is followed by another when its lease is over, and says nothing after that', async () => {
    const killed = await store.jobRuns.begin('killed', 1);
    expect(await underLease(store.jobRuns, { name: 'killed', leaseSeconds: 1 }, nothing)).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    const next = await store.jobRuns.begin('killed', 30);
    await store.jobRuns.end('killed', String(killed), 'failed');
    expect(await lastRun('killed')).toMatchObject({ runId: next, outcome: null });
  });
});
