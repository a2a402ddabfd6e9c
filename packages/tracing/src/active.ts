import type { AsyncLocalStorage } from 'node:async_hooks';
import type { Span, Tracer } from '@opentelemetry/api';
import type { TraceContext } from './traceparent.js';

const SLOT = Symbol.for('vitrine.tracing');

/** Where spans go, and which one is under way. */
export interface Tracing {
  readonly tracer: Tracer;
  readonly current: AsyncLocalStorage<Span>;
  /** Sends what has ended, and ends. */
  shutdown(): Promise<void>;
}

/**
 * One for the process, as it has one collector. Packages ask here, so that tracing that is off costs one look. A bundler may load this
 * file once for each of its bundles, so the place is the process's own.
 */
const place = globalThis as typeof globalThis & { [SLOT]?: Tracing | undefined };

export const active = (): Tracing | undefined => place[SLOT];

export const isTracing = (): boolean => place[SLOT] !== undefined;

/** The span under way; undefined while tracing is off. */
export const currentTrace = (): TraceContext | undefined => place[SLOT]?.current.getStore()?.spanContext();

/** @returns what was active before */
export function activate(next: Tracing | undefined): Tracing | undefined {
  const before = place[SLOT];
  place[SLOT] = next;
  return before;
}
