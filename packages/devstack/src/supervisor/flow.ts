import { setTimeout as sleep } from 'node:timers/promises';

const EVERY_MS = 2_000;

interface Stage {
  id: string;
  ratePerSecond: number | null;
  p95Ms: number | null;
}

/** Asks the api every two seconds how the stream is doing and hands on one short sentence; ends when `onFlow` answers true. */
export async function watchFlow(
  api: string,
  adminKey: string,
  tenantId: string,
  onFlow: (words: string) => boolean,
): Promise<void> {
  for (;;) {
    const words = await describe(api, adminKey, tenantId);
    if (onFlow(words)) return;
    await sleep(EVERY_MS, undefined, { ref: false });
  }
}

async function describe(api: string, adminKey: string, tenantId: string): Promise<string> {
  try {
    const headers = { authorization: `Bearer ${adminKey}`, 'x-tenant-id': tenantId };
    const response = await fetch(`${api}/v1/pipeline`, { headers, signal: AbortSignal.timeout(3_000) });
    if (!response.ok) return 'waiting for the api';
    const { stages, lag } = (await response.json()) as { stages: Stage[]; lag: { lag: number }[] };
    const rate = stages.find(({ id }) => id === 'process')?.ratePerSecond ?? 0;
    const waiting = lag.reduce((sum, each) => sum + each.lag, 0);
    return `${rate.toFixed(1)} tickets/s · ${waiting} waiting`;
  } catch {
    return 'waiting for the api';
  }
}
