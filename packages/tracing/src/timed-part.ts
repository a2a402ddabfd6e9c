import type { Span } from '@opentelemetry/api';
import { inPart, kindOfError, type Work } from './in-span.js';

/** How a piece of work ended. */
export interface Ending<T> {
  readonly seconds: number;
  /** Undefined when it failed. */
  readonly result?: T;
  /** Name of the error's class; undefined when it went well. */
  readonly error?: string;
}

/** As inPart, and tells how long the work took and how it ended. */
export function inTimedPart<T>(
  work: Work,
  run: (span?: Span) => Promise<T>,
  tell: (ending: Ending<T>) => void,
): Promise<T> {
  return inPart(work, async (span) => {
    const started = performance.now();
    const secondsSince = () => (performance.now() - started) / 1_000;
    try {
      const result = await run(span);
      tell({ seconds: secondsSince(), result });
      return result;
    } catch (error) {
      tell({ seconds: secondsSince(), error: kindOfError(error) });
      throw error;
    }
  });
}
