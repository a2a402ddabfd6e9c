import { setTimeout as pause } from 'node:timers/promises';
import type { Store } from '@vitrine/store';
import { HeldLease, type Lease } from './lease.js';

type Runs = Pick<Store['jobRuns'], 'begin' | 'renew' | 'end'>;

interface LeasedJob {
  readonly name: string;
  readonly leaseSeconds: number;
}

/** A run renews its lease before this part of it has passed. */
const RENEWALS_A_LEASE = 4;
/** A run waits this many leases for another run: the lease of a killed one is over by then. Only a run at work has renewed it. */
const PATIENCE = 1.2;
const LOOKS_A_LEASE = 10;

const nowMs = () => performance.now();

/**
 * Does the work as a noted run, unless another run of the job is at work. A killed run leaves a lease; the next run begins when that is
 * over. The work asks its lease before each step: a run that was held up must not go on beside the next one.
 * @returns whether the work was done
 */
export async function underLease(runs: Runs, job: LeasedJob, work: (lease: Lease) => Promise<void>): Promise<boolean> {
  const { name, leaseSeconds } = job;
  const begun = await begin(runs, job);
  if (begun === undefined) return false;
  const { runId, lease } = begun;
  const renew = () => void lease.renew(() => runs.renew(name, runId, leaseSeconds));
  const timer = setInterval(renew, (leaseSeconds * 1_000) / RENEWALS_A_LEASE);
  try {
    await work(lease);
  } catch (error) {
    await runs.end(name, runId, 'failed').catch(() => undefined);
    throw error;
  } finally {
    clearInterval(timer);
  }
  await runs.end(name, runId, 'done');
  return true;
}

async function begin(runs: Runs, { name, leaseSeconds }: LeasedJob) {
  const giveUpAtMs = nowMs() + leaseSeconds * 1_000 * PATIENCE;
  for (;;) {
    const askedAtMs = nowMs();
    const runId = await runs.begin(name, leaseSeconds);
    if (runId !== undefined) return { runId, lease: new HeldLease(name, leaseSeconds * 1_000, askedAtMs, nowMs) };
    if (askedAtMs >= giveUpAtMs) return undefined;
    await pause((leaseSeconds * 1_000) / LOOKS_A_LEASE);
  }
}
