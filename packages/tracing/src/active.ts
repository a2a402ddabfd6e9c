import type { AsyncLocalStorage } from 'node:async_hooks';
import type { Span, Tracer } from '@opentelemetry/api';
import type { TraceContext } from './traceparent.js';

/** Where spans go, and which one is under way. */
export interface Tracing {
  readonly tracer: Tracer;
  readonly current: AsyncLocalStorage<Span>;
  /** Sends what has ended, and ends. */
  shutdown(): Promise<void>;
}

/** One for the process, as it has one collector. Packages ask here, so that tracing that is off costs one look. */
let tracing: Tracing | undefined;

export const active = (): Tracing | undefined => tracing;

export const isTracing = (): boolean => tracing !== undefined;

/** The span under way; undefined while tracing is off. */
export const currentTrace = (): TraceContext | undefined => tracing?.current.getStore()?.spanContext();

/** @returns what was active before */
export function activate(next: Tracing | undefined): Tracing | undefined {
  const before = tracing;
  tracing = next;
  return before;
}
