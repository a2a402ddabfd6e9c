import { currentTrace, isTracing } from './active.js';
import type { Origin } from './in-span.js';
import { formatTraceparent, parseTraceparent, type TraceContext } from './traceparent.js';

export const TRACE_HEADER = 'traceparent';

type HeaderValue = Buffer | string | (Buffer | string)[] | null | undefined;
export type MessageHeaders = Readonly<Record<string, HeaderValue>>;

/** The trace that a message belongs to; undefined while tracing is off, and when its header is absent, empty, repeated or none. */
export function traceOf(headers: MessageHeaders | undefined): TraceContext | undefined {
  if (!isTracing() || headers === undefined) return undefined;
  const value = Object.hasOwn(headers, TRACE_HEADER) ? headers[TRACE_HEADER] : undefined;
  return typeof value === 'string' || Buffer.isBuffer(value) ? parseTraceparent(String(value)) : undefined;
}

/** Work on one message goes on in its trace; work on several has a trace of its own, which links theirs. */
export function originOf(traces: readonly TraceContext[], messages: number = traces.length): Origin {
  const links = [...new Map(traces.map((trace) => [trace.traceId + trace.spanId, trace])).values()];
  return { parent: messages === 1 ? links[0] : undefined, links };
}

/**
 * Headers for a record that results from a message: the span under way, where that is in the message's trace or the message has none.
 * Otherwise the message's own trace. Undefined while tracing is off.
 */
export function traceHeaders(headers?: MessageHeaders): Record<string, string> | undefined {
  if (!isTracing()) return undefined;
  const [own, current] = [traceOf(headers), currentTrace()];
  const trace = own === undefined || own.traceId === current?.traceId ? current : own;
  return trace && { [TRACE_HEADER]: formatTraceparent(trace) };
}

/** The record with the span under way in its headers, unless it names a trace already. */
export function withTrace<Sent extends { readonly headers?: MessageHeaders | undefined }>(record: Sent): Sent {
  if (!isTracing() || record.headers?.[TRACE_HEADER] !== undefined) return record;
  const added = traceHeaders();
  return added ? { ...record, headers: { ...record.headers, ...added } } : record;
}
