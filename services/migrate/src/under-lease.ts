import type { Store } from '@vitrine/store';

type Runs = Pick<Store['jobRuns'], 'begin' | 'renew' | 'end'>;

/** A run renews its lease before this part of it has passed. */
const RENEWALS_A_LEASE = 4;

/**
 * Does the work as a noted run, unless another run of the job is at work. A killed run leaves a lease; the next run may begin when that is
 * over.
 * @returns whether the work was done
 */
export async function underLease(
  runs: Runs,
  { name, leaseSeconds }: { readonly name: string; readonly leaseSeconds: number },
  work: () => Promise<void>,
): Promise<boolean> {
  const runId = await runs.begin(name, leaseSeconds);
  if (runId === undefined) return false;
  // The next renewal makes up for one that fails; the work notices itself when Postgres is away.
  const renew = () => void runs.renew(name, runId, leaseSeconds).catch(() => undefined);
  const timer = setInterval(renew, (leaseSeconds * 1_000) / RENEWALS_A_LEASE);
  try {
    await work();
  } catch (error) {
    await runs.end(name, runId, 'failed').catch(() => undefined);
    throw error;
  } finally {
    clearInterval(timer);
  }
  await runs.end(name, runId, 'done');
  return true;
}
