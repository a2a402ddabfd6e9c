import { concat, named, present, release, value } from '../template/expr.js';
import { block, either, isObject, type Json, type JsonObject, number, spread, text, when } from '../template/tokens.js';

export interface PodExtras {
  /** The block of the values that an operator turns, such as `api` or `jobs.migrate`. */
  readonly values: string;
  readonly priority?: 'stream' | 'web' | 'batch';
  readonly env?: readonly Json[];
  readonly volumes?: readonly Json[];
  readonly mounts?: readonly Json[];
  readonly init?: readonly JsonObject[];
  /** Further fields of the first container and of the pod. */
  readonly container?: JsonObject;
  readonly pod?: JsonObject;
  /** Jobs do not spread over zones. */
  readonly spreads?: boolean;
}

const TMP = { name: 'tmp', emptyDir: { sizeLimit: '128Mi' } };
const TMP_MOUNT = { name: 'tmp', mountPath: '/tmp' };

/** Dresses the pod template of a workload (anything with spec.template, or a bare Pod) with what operators decide. */
export function podExtras(workload: JsonObject, extras: PodExtras): JsonObject {
  return mapTemplate(workload, (template) => {
    const pod = template.spec as JsonObject;
    const [first, ...rest] = (pod.containers as readonly JsonObject[]) ?? [];
    const metadata = template.metadata as JsonObject;
    // cdk8s marks pods with a hash of the construct path; nothing selects by it here.
    const { 'cdk8s.io/metadata.addr': _hash, ...labels } = metadata.labels as Record<string, string>;
    return {
      ...template,
      metadata: {
        ...metadata,
        labels: { ...labels, ...spread(value(`${extras.values}.podLabels`)) },
        annotations: {
          ...((metadata.annotations as JsonObject) ?? {}),
          'cluster-autoscaler.kubernetes.io/safe-to-evict': 'true',
          ...spread(value(`${extras.values}.podAnnotations`)),
        },
      },
      spec: {
        ...pod,
        imagePullSecrets: when(present(value('global.imagePullSecrets')), block(value('global.imagePullSecrets'))),
        priorityClassName: when(
          value('priorityClasses.enabled'),
          text(concat(named('fullname'), '-', release('Namespace'), `-${extras.priority ?? 'batch'}`)),
        ),
        initContainers: [...(extras.init ?? [])].map((container) => ({
          ...container,
          resources: block(value(`${extras.values}.resources`)),
        })),
        containers: [dressContainer(first ?? {}, extras), ...rest],
        volumes: [
          TMP,
          ...((pod.volumes as readonly Json[]) ?? []),
          ...(extras.volumes ?? []),
          spread(value(`${extras.values}.extraVolumes`)),
        ],
        nodeSelector: when(
          present(value(`${extras.values}.nodeSelector`)),
          block(value(`${extras.values}.nodeSelector`)),
        ),
        tolerations: when(present(value(`${extras.values}.tolerations`)), block(value(`${extras.values}.tolerations`))),
        affinity: either(
          present(value(`${extras.values}.affinity`)),
          block(value(`${extras.values}.affinity`)),
          preferOtherHosts(labels),
        ),
        ...(extras.spreads === false ? {} : { topologySpreadConstraints: overZones(labels) }),
        ...extras.pod,
      },
    };
  });
}

function dressContainer(container: JsonObject, extras: PodExtras): JsonObject {
  return {
    ...container,
    ...(extras.env ? { env: [...extras.env] } : {}),
    resources: block(value(`${extras.values}.resources`)),
    volumeMounts: [
      TMP_MOUNT,
      ...((container.volumeMounts as readonly Json[]) ?? []),
      ...(extras.mounts ?? []),
      spread(value(`${extras.values}.extraVolumeMounts`)),
    ],
    ...extras.container,
  };
}

const preferOtherHosts = (labels: JsonObject): JsonObject => ({
  podAntiAffinity: {
    preferredDuringSchedulingIgnoredDuringExecution: [
      {
        weight: 100,
        podAffinityTerm: { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: labels } },
      },
    ],
  },
});

/**
 * Zones in balance. A drained zone is tainted and, with `Honor`, no longer counts: its pods may then all run in the other
 * one. Pods of an older revision do not count either, so a rollout does not paint itself into a corner.
 */
const overZones = (labels: JsonObject): Json => [
  {
    maxSkew: number(value('topologySpread.maxSkew')),
    topologyKey: 'topology.kubernetes.io/zone',
    whenUnsatisfiable: text(value('topologySpread.whenUnsatisfiable')),
    nodeTaintsPolicy: 'Honor',
    nodeAffinityPolicy: 'Honor',
    labelSelector: { matchLabels: labels },
    matchLabelKeys: ['pod-template-hash'],
  },
];

/** Applies a change to the pod template, wherever the kind keeps it. */
export function mapTemplate(workload: JsonObject, change: (template: JsonObject) => JsonObject): JsonObject {
  if (workload.kind === 'Pod') return change(workload);
  const spec = workload.spec as JsonObject;
  if (isObject(spec.jobTemplate)) {
    return { ...workload, spec: { ...spec, jobTemplate: mapTemplate(spec.jobTemplate, change) } };
  }
  return isObject(spec.template) ? { ...workload, spec: { ...spec, template: change(spec.template) } } : workload;
}

export const isWorkload = (object: JsonObject): boolean =>
  ['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob', 'Pod'].includes(String(object.kind));
