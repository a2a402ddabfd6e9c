import type { PodDefaults, ServiceDefaults } from '../sizes.js';
import type { Json, JsonObject } from '../template/tokens.js';
import { type Field, type Group, group, list, map, onOff, text, whole } from './fields.js';

const QUANTITY: JsonObject = { type: ['string', 'integer', 'number'] };
const quantities: JsonObject = { type: 'object', additionalProperties: QUANTITY };
const resourceSchema: JsonObject = {
  type: 'object',
  additionalProperties: false,
  properties: { requests: quantities, limits: quantities, claims: { type: 'array' } },
};

export function podFields(defaults: PodDefaults): Readonly<Record<string, Field>> {
  const scratch = defaults.scratch ?? '256Mi';
  const resources: Json = {
    requests: { cpu: defaults.cpu, memory: defaults.memory, 'ephemeral-storage': scratch },
    limits: { memory: defaults.memoryLimit, 'ephemeral-storage': '1Gi' },
  };
  return {
    resources: map('Requests and limits. No CPU limit: it only throttles.', resources, resourceSchema),
    nodeSelector: map('Node labels a pod needs.'),
    affinity: map('Replaces the preferred spread over hosts.'),
    tolerations: list('Taints a pod tolerates.'),
    extraEnv: list('More environment variables, as in a container.'),
    extraVolumes: list('More volumes, as in a pod.'),
    extraVolumeMounts: list('Where the extra volumes are mounted.'),
    podAnnotations: map('Annotations of the pods.'),
    podLabels: map('More labels of the pods.'),
  };
}

export function serviceFields(about: string, defaults: ServiceDefaults): Group {
  const target: Record<string, Field> =
    'lag' in defaults.scaling
      ? { lagThreshold: whole('Messages behind, per pod, before KEDA adds one.', defaults.scaling.lag, { minimum: 1 }) }
      : {
          cpuPercent: whole('Average CPU, in percent of the request, that adds a pod.', defaults.scaling.cpu, {
            minimum: 1,
          }),
        };
  return group(about, {
    replicas: whole('Pods while autoscaling is off.', defaults.replicas, { minimum: 0 }),
    autoscaling: group('lag' in defaults.scaling ? 'By consumer lag (KEDA).' : 'By CPU (HorizontalPodAutoscaler).', {
      enabled: onOff('Scale by load.', false),
      minReplicas: whole('Never fewer. At least 1: consumers and the alert path do not go to zero.', 2, { minimum: 1 }),
      maxReplicas: whole('Never more.', defaults.maxReplicas, { minimum: 1 }),
      ...target,
    }),
    pdb: group('PodDisruptionBudget.', {
      enabled: onOff('Keep pods during a drain.', true),
      maxUnavailable: whole('Pods that may be away at once.', 1, { minimum: 1 }),
    }),
    ...podFields(defaults),
    lifecycle: map('Container lifecycle. The pause lets load balancers forget the pod before it stops.', {
      preStop: { sleep: { seconds: 5 } },
    }),
    terminationGracePeriodSeconds: whole('Time to finish the batch, commit and drain streams.', 60, { minimum: 1 }),
    serviceAccountAnnotations: map('For example the IRSA role; EKS Pod Identity needs none.'),
    logLevel: text('Overrides logLevel for this service.'),
  });
}

export interface EngineDefaults extends PodDefaults {
  readonly storage: string;
}

/** A plain StatefulSet of one replica: the profile `small`. */
export function engineFields(defaults: EngineDefaults): Group['fields'] {
  return {
    storage: group('Volume of each replica.', {
      size: text('Size of the volume.', defaults.storage),
      className: text('StorageClass; empty = the cluster default. Choose an encrypted one.'),
    }),
    ...podFields(defaults),
  };
}
