export { currentTrace, isTracing } from './active.js';
export { beginSpan, failSpan, inPart, inSpan, kindOfError, type Origin, type Work, within } from './in-span.js';
export { originOf, traceHeaders, traceOf, withTrace } from './message-trace.js';
export { startTracing, stopTracing, type TracingOptions } from './start-tracing.js';
export { inTimedPart } from './timed-part.js';
export { parseTraceparent, type TraceContext } from './traceparent.js';
export { type OnQuery, type QueryDone, watchQuery } from './watch-query.js';
