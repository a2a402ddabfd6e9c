import type { SpanContext } from '@opentelemetry/api';

/** Whose span something belongs to: what a `traceparent` says. */
export type TraceContext = SpanContext;

const PARTS = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/;
/** Longer ones hold what no version of ours knows. */
const LONGEST = 128;

/** Reads a W3C `traceparent` of any version; undefined for whatever is none. */
export function parseTraceparent(text: string): TraceContext | undefined {
  const match = text.length <= LONGEST ? PARTS.exec(text) : null;
  if (!match) return undefined;
  const [, version, traceId = '', spanId = '', flags = '', rest] = match;
  const isKnownForm = version !== 'ff' && (version !== '00' || rest === undefined);
  if (!isKnownForm || /^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
}

export const formatTraceparent = ({ traceId, spanId, traceFlags }: TraceContext): string =>
  `00-${traceId}-${spanId}-0${traceFlags & 1}`;
