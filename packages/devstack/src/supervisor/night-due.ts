const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** So long after the demo's tenant was made, its sales have been counted: on most machines, and on slow ones. */
const RIPE_MS = [3 * MINUTE_MS, 15 * MINUTE_MS];

/**
 * Whether a nightly job is to be made up for on a machine that may sleep at night. Without a tenant there is nothing to do, and what ran
 * before the youngest one's sales were counted runs again.
 * @param tenantsMs when each was made
 * @param lastMs when the job began last
 */
export function isNightDue(tenantsMs: readonly number[], lastMs: number | undefined, nowMs: number): boolean {
  if (tenantsMs.length === 0) return false;
  const youngestMs = Math.max(...tenantsMs);
  const ripeMs = RIPE_MS.map((ms) => youngestMs + ms).filter((ms) => ms <= nowMs);
  const sinceMs = ripeMs.at(-1);
  if (sinceMs === undefined) return false;
  return lastMs === undefined || lastMs < Math.max(sinceMs, nowMs - DAY_MS);
}
