import { Duration } from 'cdk8s';
import { Deployment, DeploymentStrategy, LabelSelector, PercentOrAbsolute, Probe, Service } from 'cdk8s-plus-27';
import type { Construct } from 'constructs';
import { is } from '../modes.js';
import { image, nameOf, selectorOf } from '../names.js';
import { podExtras } from '../passes/pod-extras.js';
import type { ServiceSpec } from '../services.js';
import { all, any, choose, literal, not, value } from '../template/expr.js';
import { block, type Json, type JsonObject, number, spread, text, when } from '../template/tokens.js';
import { environmentOf, extraEnv, logLevel, prepareContainer, trustMount, trustVolumes } from './environment.js';
import { kedaLogin } from './keda-login.js';
import { VitrineChart } from './vitrine.chart.js';

/** One deployable of ours: Deployment, Service, ServiceAccount, autoscaler and disruption budget. */
export class ServiceChart extends VitrineChart {
  constructor(
    scope: Construct,
    private readonly service: ServiceSpec,
  ) {
    super(scope, service.name);
    this.deploy();
    this.expose();
    this.budget();
    if (service.kafka && 'lag' in service.scaling) this.scaleByLag();
    else this.scaleByCpu();
  }

  private deploy(): void {
    const { name, port, probes, metricsPort } = this.service;
    this.object('account', {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      name: nameOf(name),
      body: { automountServiceAccountToken: false },
    });
    const deployment = new Deployment(this, 'deployment', {
      metadata: { name: nameOf(name) },
      select: false,
      podMetadata: { labels: selectorOf(name) },
      automountServiceAccountToken: false,
      // The probes ask for a minute of start; a rollout that hangs is told to helm --wait after ten.
      progressDeadline: Duration.minutes(10),
      strategy: DeploymentStrategy.rollingUpdate({
        maxSurge: PercentOrAbsolute.absolute(1),
        maxUnavailable: PercentOrAbsolute.absolute(0),
      }),
    });
    deployment.select(LabelSelector.of({ labels: selectorOf(name) }));
    deployment.addContainer({
      name,
      image: image(name),
      ports: [{ name: 'http', number: port }, ...(metricsPort ? [{ name: 'metrics', number: metricsPort }] : [])],
      startup: Probe.fromHttpGet(probes.live, { port, periodSeconds: Duration.seconds(2), failureThreshold: 60 }),
      liveness: Probe.fromHttpGet(probes.live, {
        port,
        periodSeconds: Duration.seconds(10),
        timeoutSeconds: Duration.seconds(5),
      }),
      readiness: Probe.fromHttpGet(probes.ready, {
        port,
        periodSeconds: Duration.seconds(5),
        timeoutSeconds: Duration.seconds(4),
      }),
    });
  }

  private expose(): void {
    const { name, port, metricsPort } = this.service;
    const service = new Service(this, 'service', {
      metadata: { name: nameOf(name) },
      ports: [
        { name: 'http', port, targetPort: port },
        ...(metricsPort ? [{ name: 'metrics', port: metricsPort, targetPort: metricsPort }] : []),
      ],
    });
    for (const [label, of] of Object.entries(selectorOf(name))) service.selectLabel(label, of);
  }

  private budget(): void {
    const { name } = this.service;
    this.object('budget', {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      name: nameOf(name),
      when: all(value(`${name}.pdb.enabled`), not(is.paused)),
      body: {
        spec: {
          selector: { matchLabels: selectorOf(name) },
          maxUnavailable: number(value(`${name}.pdb.maxUnavailable`)),
          // A pod that never became ready must not hold up a drain.
          unhealthyPodEvictionPolicy: 'AlwaysAllow',
        },
      },
    });
  }

  private scaleByCpu(): void {
    const { name } = this.service;
    this.object('autoscaler', {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      name: nameOf(name),
      when: this.isScaled(),
      body: {
        spec: {
          scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: nameOf(name) },
          minReplicas: number(value(`${name}.autoscaling.minReplicas`)),
          maxReplicas: number(value(`${name}.autoscaling.maxReplicas`)),
          metrics: [
            {
              type: 'Resource',
              resource: {
                name: 'cpu',
                target: { type: 'Utilization', averageUtilization: number(value(`${name}.autoscaling.cpuPercent`)) },
              },
            },
          ],
          behavior: {
            scaleDown: { stabilizationWindowSeconds: 300, policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] },
          },
        },
      },
    });
  }

  /** KEDA reads the lag; when it cannot, it keeps what runs and at least the minimum. */
  private scaleByLag(): void {
    const { name, kafka } = this.service;
    const topic = kafka?.reads?.[0] ?? '';
    const prefix = text(value('kafka.topicPrefix'));
    this.object('autoscaler', {
      apiVersion: 'keda.sh/v1alpha1',
      kind: 'ScaledObject',
      name: nameOf(name),
      when: this.isScaled(),
      body: {
        spec: {
          scaleTargetRef: { name: nameOf(name) },
          minReplicaCount: number(value(`${name}.autoscaling.minReplicas`)),
          maxReplicaCount: number(value(`${name}.autoscaling.maxReplicas`)),
          pollingInterval: 15,
          cooldownPeriod: 300,
          fallback: {
            failureThreshold: 3,
            replicas: number(value(`${name}.autoscaling.minReplicas`)),
            behavior: 'currentReplicasIfHigher',
          },
          advanced: { horizontalPodAutoscalerConfig: { behavior: { scaleDown: { stabilizationWindowSeconds: 300 } } } },
          triggers: [
            {
              type: 'kafka',
              metadata: {
                bootstrapServers: text(kedaLogin.brokers),
                consumerGroup: `${prefix}${kafka?.group ?? name}`,
                topic: `${prefix}${topic}`,
                lagThreshold: text(value(`${name}.autoscaling.lagThreshold`)),
                activationLagThreshold: '0',
                offsetResetPolicy: 'earliest',
                tls: text(choose(kedaLogin.tls, literal('enable'), literal('disable'))),
                sasl: text(kedaLogin.sasl),
              },
              authenticationRef: when(kedaLogin.needed, { name: nameOf(`${name}-lag`) }),
            },
          ],
        },
      },
    });
    this.object('autoscaler-login', {
      apiVersion: 'keda.sh/v1alpha1',
      kind: 'TriggerAuthentication',
      name: nameOf(`${name}-lag`),
      when: all(this.isScaled(), kedaLogin.needed),
      body: { spec: kedaLogin.spec },
    });
  }

  private isScaled() {
    return all(value(`${this.service.name}.autoscaling.enabled`), not(is.paused));
  }

  override finish(object: JsonObject): JsonObject {
    if (object.kind === 'ServiceAccount') return this.withAccountAnnotations(object);
    if (object.kind !== 'Deployment') return object;
    const { name, port, needs, env, disk, metricsPort } = this.service;
    const waits = needs.includes('postgres');
    const replicas = number(choose(is.paused, literal(0), value(`${name}.replicas`)));
    const extras = podExtras(object, {
      values: name,
      priority: this.service.priority,
      env: [
        ...environmentOf(name, needs),
        { name: 'PORT', value: String(port) },
        { name: 'HOST', value: '0.0.0.0' },
        ...Object.entries(env).map(([key, of]) => ({ name: key, value: of })),
        ...(metricsPort ? [{ name: 'METRICS_PORT', value: String(metricsPort) }] : []),
        ...(disk ? [{ name: disk.variable, value: disk.mountPath }] : []),
        logLevel(name),
        extraEnv(name),
      ],
      volumes: [
        ...(waits ? trustVolumes() : []),
        ...(disk ? [{ name: 'disk', emptyDir: { sizeLimit: disk.sizeLimit } }] : []),
      ],
      mounts: [...(waits ? [trustMount()] : []), ...(disk ? [{ name: 'disk', mountPath: disk.mountPath }] : [])],
      init: waits ? [prepareContainer(true, needs)] : [],
      container: { lifecycle: block(value(`${name}.lifecycle`)) },
      pod: {
        serviceAccountName: nameOf(name),
        terminationGracePeriodSeconds: number(value(`${name}.terminationGracePeriodSeconds`)),
      },
    });
    // An autoscaler owns the number of pods, so the Deployment then says none.
    const spec = extras.spec as JsonObject;
    const fixed = any(is.paused, not(value(`${name}.autoscaling.enabled`)));
    return { ...extras, spec: { ...spec, replicas: when(fixed, replicas) } };
  }

  private withAccountAnnotations(object: JsonObject): JsonObject {
    const metadata = object.metadata as JsonObject;
    const annotations: Json = {
      ...((metadata.annotations as JsonObject) ?? {}),
      ...spread(value(`${this.service.name}.serviceAccountAnnotations`)),
    };
    return { ...object, metadata: { ...metadata, annotations } };
  }
}
