import { AsyncLocalStorage } from 'node:async_hooks';
import { activate, type Tracing } from './active.js';

export interface TracingOptions {
  readonly service: string;
  /** `http(s)://host:4318` of a collector that takes OTLP over HTTP; undefined: tracing stays off. */
  readonly endpoint: string | undefined;
  /** The part of the traces beginning here that is kept: 0 to 1, default all. A trace from outside decides for itself. */
  readonly ratio?: number;
}

/** What a batch span links at most; further links are only counted. */
const MOST_LINKS = 1_000;

/** From now on spans go to the collector. Without an endpoint the SDK is not even loaded. */
export async function startTracing({ service, endpoint, ratio = 1 }: TracingOptions): Promise<void> {
  if (endpoint === undefined) return;
  await activate(await connect(service, endpoint, ratio))?.shutdown();
}

/** Sends what has ended and switches off. When the collector is away the rest is lost, and nothing fails. */
export async function stopTracing(): Promise<void> {
  await activate(undefined)?.shutdown();
}

async function connect(service: string, endpoint: string, ratio: number): Promise<Tracing> {
  const [{ OTLPTraceExporter }, { resourceFromAttributes }, sdk] = await Promise.all([
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
    import('@opentelemetry/sdk-trace'),
  ]);
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` });
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({ 'service.name': `vitrine-${service}` }),
    sampler: new sdk.ParentBasedSampler({ root: new sdk.TraceIdRatioBasedSampler(ratio) }),
    spanLimits: { linkCountLimit: MOST_LINKS },
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter })],
  });
  return {
    tracer: provider.getTracer('vitrine'),
    current: new AsyncLocalStorage(),
    shutdown: () => provider.shutdown().catch(() => undefined),
  };
}
