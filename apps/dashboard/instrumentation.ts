import { readTracingEnv } from '@/lib/env';

/** Next calls it once, before the first request. Without a collector nothing of OpenTelemetry is loaded. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { startTracing, stopTracing } = await import('@vitrine/tracing');
  await startTracing({ service: 'dashboard', ...readTracingEnv() });
  process.once('SIGTERM', () => void stopTracing());
}
