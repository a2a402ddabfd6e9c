import { isPublic } from '@vitrine/contracts';
import type { Construct } from 'constructs';
import { engines, flows } from '../flows.js';
import { jobs } from '../jobs.js';
import { is } from '../modes.js';
import { engineLabel, fullname, nameOf, selectorOf } from '../names.js';
import { services } from '../services.js';
import { all, any, type Expr, present, release, value } from '../template/expr.js';
import { block, type Json, type JsonObject, text, when } from '../template/tokens.js';
import { VitrineChart } from './vitrine.chart.js';

const enabled = value('networkPolicy.enabled');
const tcp = (port: number): JsonObject => ({ port, protocol: 'TCP' });
const pods = (labels: Record<string, string>): JsonObject => ({ podSelector: { matchLabels: labels } });
const wholeRelease = { 'app.kubernetes.io/name': 'vitrine', 'app.kubernetes.io/instance': text(release('Name')) };

/** An operator's pods carry the operator's own label and listen on the port with TLS. */
const operated: Readonly<
  Record<string, { readonly labels: Record<string, string>; readonly ports: readonly number[] }>
> = {
  kafka: { labels: { 'strimzi.io/cluster': fullname }, ports: [9093] },
  clickhouse: { labels: engineLabel('clickhouse'), ports: [8123, 8443] },
  postgres: { labels: { 'cnpg.io/cluster': nameOf('postgres') }, ports: [5432] },
};
const runsHere = { kafka: is.ownKafka, clickhouse: is.ownClickhouse, postgres: is.ownPostgres } as const;

/**
 * Default deny both ways for the pods of this release, names for all of them, then one policy per component. Pods of
 * operators stay outside: their operators make policies of their own and would be cut off by ours.
 */
export class NetworkChart extends VitrineChart {
  constructor(scope: Construct) {
    super(scope, 'network-policies', 'network');
    this.policy('default-deny', enabled, {
      podSelector: { matchLabels: wholeRelease },
      policyTypes: ['Ingress', 'Egress'],
    });
    // To any address: a node-local resolver has none in the cluster's ranges.
    const names = {
      ports: [
        { port: 53, protocol: 'UDP' },
        { port: 53, protocol: 'TCP' },
      ],
    };
    this.policy('names', enabled, {
      podSelector: { matchLabels: wholeRelease },
      policyTypes: ['Egress'],
      egress: [names],
    });
    for (const service of services)
      this.partPolicy(
        service.name,
        [...this.fromOutside(service), ...ingressOf(service.name)],
        [...egressOf(service.name), ...messagesOf(service)],
      );
    for (const name of [...jobs.map((job) => job.name), 'test']) this.partPolicy(name, [], egressOf(name));
    for (const engine of engines)
      this.partPolicy(engine, [...ingressOf(engine), ...watchersOf(engine)], [], runsHere[engine]);
  }

  private fromOutside(service: (typeof services)[number]): Json[] {
    const { port, metrics, metricsPort = port } = service;
    return [
      ...(isPublic(service) ? [{ from: block(value('networkPolicy.ingressPeers')), ports: [tcp(port)] }] : []),
      ...(metrics ? [{ from: block(value('networkPolicy.monitoringPeers')), ports: [tcp(metricsPort)] }] : []),
    ];
  }

  private partPolicy(name: string, ingress: readonly Json[], egress: readonly Json[], runs: Expr = enabled): void {
    this.policy(name, all(enabled, runs), {
      podSelector: { matchLabels: selectorOf(name) },
      policyTypes: [...(ingress.length > 0 ? ['Ingress'] : []), ...(egress.length > 0 ? ['Egress'] : [])],
      ...(ingress.length > 0 ? { ingress } : {}),
      ...(egress.length > 0 ? { egress } : {}),
    });
  }

  private policy(id: string, condition: Expr, spec: JsonObject): void {
    this.object(id, {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      name: nameOf(id),
      when: condition,
      body: { spec },
    });
  }
}

const ingressOf = (name: string): Json[] =>
  flows
    .filter((flow) => flow.to === name)
    .map((flow) => ({ from: [pods(selectorOf(flow.from))], ports: flow.ports.map(tcp) }));

function egressOf(name: string): Json[] {
  const inside = flows.filter((flow) => flow.from === name);
  const rules = inside.flatMap((flow): Json[] => {
    const byOperator = operated[flow.to];
    const own = { to: [pods(selectorOf(flow.to))], ports: flow.ports.map(tcp) };
    return byOperator ? [own, { to: [pods(byOperator.labels)], ports: byOperator.ports.map(tcp) }] : [own];
  });
  return inside.some((flow) => operated[flow.to]) ? [...rules, outside, collector] : rules;
}

/** Mail to the operator's server, webhooks and pushes to the internet. */
function messagesOf({ needs }: (typeof services)[number]): Json[] {
  if (!needs.includes('outgoing')) return [];
  return [
    { to: block(value('networkPolicy.mailPeers')), ports: block(value('networkPolicy.mailPorts')) },
    { to: block(value('networkPolicy.webhookPeers')), ports: [tcp(443)] },
  ];
}

const anyExternal = any(is.externalKafka, is.externalClickhouse, is.externalPostgres);
const outside: Json = when(anyExternal, {
  to: block(value('networkPolicy.externalPeers')),
  ports: block(value('networkPolicy.externalPorts')),
});
const collector: Json = when(present(value('tracing.otlpEndpoint')), { ports: [tcp(4317), tcp(4318)] });

/** KEDA asks Kafka for the lag, Prometheus asks ClickHouse for metrics. */
function watchersOf(engine: (typeof engines)[number]): Json[] {
  if (engine === 'kafka') return [{ from: block(value('networkPolicy.kedaPeers')), ports: [tcp(9092)] }];
  return engine === 'clickhouse' ? [{ from: block(value('networkPolicy.monitoringPeers')), ports: [tcp(9363)] }] : [];
}
