import { inSpan, stopTracing } from '@vitrine/tracing';

/** Does a job's work as one trace, with every query in it. The trace is sent before the process ends, well or not. */
export function inJobSpan<T>(name: string, work: () => Promise<T>): Promise<T> {
  return inSpan({ name: `job ${name}` }, work).finally(stopTracing);
}
