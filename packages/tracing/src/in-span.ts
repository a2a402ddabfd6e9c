import { type Attributes, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { active, currentTrace, type Tracing } from './active.js';
import type { TraceContext } from './traceparent.js';

/** One piece of work that is worth a span. Attributes hold nothing personal and no secret: names and counts, never content. */
export interface Work {
  /** One of few: a query's name, a route's pattern. */
  readonly name: string;
  readonly kind?: 'server' | 'client' | 'producer' | 'consumer';
  readonly attributes?: Attributes;
  /** The messages that the work is about, when it does not belong to the span around the call. */
  readonly origin?: Origin;
}

export interface Origin {
  readonly parent?: TraceContext | undefined;
  readonly links?: readonly TraceContext[];
}

const KINDS = {
  server: SpanKind.SERVER,
  client: SpanKind.CLIENT,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
} as const;

/** Runs the work. While tracing is on, a span surrounds it and everything it does. `span` is undefined while tracing is off. */
export function inSpan<T>(work: Work, run: (span?: Span) => Promise<T>): Promise<T> {
  const tracing = active();
  return tracing === undefined ? run() : runTraced(tracing, work, run);
}

/** As inSpan, but only within a span under way; alone, such a piece of work would only be noise. */
export function inPart<T>(work: Work, run: (span?: Span) => Promise<T>): Promise<T> {
  return currentTrace() === undefined ? run() : inSpan(work, run);
}

/** Begins a span whose end is elsewhere; undefined while tracing is off. */
export function beginSpan(work: Work): Span | undefined {
  const tracing = active();
  return tracing && begin(tracing, work);
}

/** Calls `run` as part of the span. */
export function within(span: Span | undefined, run: () => void): void {
  const tracing = active();
  if (tracing === undefined || span === undefined) run();
  else tracing.current.run(span, run);
}

/** Ends a span that failed, by the kind of error alone: its text may hold what no trace may. */
export function failSpan(span: Span, kind: string): void {
  span.setAttribute('error.type', kind);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

export const kindOfError = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');

async function runTraced<T>(tracing: Tracing, work: Work, run: (span: Span) => Promise<T>): Promise<T> {
  const span = begin(tracing, work);
  try {
    return await tracing.current.run(span, () => run(span));
  } catch (error) {
    failSpan(span, kindOfError(error));
    throw error;
  } finally {
    span.end();
  }
}

function begin(tracing: Tracing, { name, kind, attributes = {}, origin }: Work): Span {
  const parent = origin ? origin.parent : tracing.current.getStore()?.spanContext();
  const around = parent ? trace.setSpanContext(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
  const links = (origin?.links ?? []).map((context) => ({ context }));
  return tracing.tracer.startSpan(name, { kind: kind ? KINDS[kind] : SpanKind.INTERNAL, attributes, links }, around);
}
