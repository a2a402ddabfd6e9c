import { isList, isObject, type Json, type JsonObject } from '../template/tokens.js';
import { isWorkload, mapTemplate } from './pod-extras.js';

/** Any number above 9999 works, also one that a platform assigns; nothing in our images belongs to a name. */
export const USER_ID = 10_001;

/**
 * The one place where pods become safe: the restricted Pod Security Standard and a little more. It runs over synthesised
 * JSON because cdk8s-plus-27 drops every field that is newer than Kubernetes 1.27.
 */
export function harden(object: JsonObject): JsonObject {
  if (!isWorkload(object)) return object;
  const hardened = mapTemplate(object, (template) => ({
    ...template,
    spec: hardenPod(template.spec as JsonObject, object),
  }));
  return hardened.kind === 'Deployment' ? withCarefulRollout(hardened) : hardened;
}

function hardenPod(pod: JsonObject, workload: JsonObject): JsonObject {
  const longRunning = ['Deployment', 'StatefulSet', 'DaemonSet'].includes(String(workload.kind));
  const {
    initContainers,
    containers,
    dnsPolicy: _dns,
    setHostnameAsFQDN: _fqdn,
    hostNetwork: _host,
    shareProcessNamespace: _share,
    ...rest
  } = pod;
  const init =
    isList(initContainers) && initContainers.length > 0
      ? { initContainers: initContainers.map((each) => hardenContainer(each, false)) }
      : {};
  return {
    terminationGracePeriodSeconds: longRunning ? 60 : 10,
    ...rest,
    ...init,
    containers: ((containers as readonly Json[]) ?? []).map((each) => hardenContainer(each, longRunning)),
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    securityContext: {
      runAsNonRoot: true,
      runAsUser: USER_ID,
      runAsGroup: USER_ID,
      fsGroup: USER_ID,
      fsGroupChangePolicy: 'OnRootMismatch',
      seccompProfile: { type: 'RuntimeDefault' },
    },
  };
}

function hardenContainer(json: Json, longRunning: boolean): Json {
  if (!isObject(json)) return json;
  return {
    ...(longRunning ? { lifecycle: { preStop: { sleep: { seconds: 5 } } } } : {}),
    // The last lines of a failed container show up in `kubectl describe`.
    terminationMessagePolicy: 'FallbackToLogsOnError',
    ...json,
    // Images never move, so a node that has one needs no registry; cdk8s-plus would say Always.
    imagePullPolicy: 'IfNotPresent',
    securityContext: {
      allowPrivilegeEscalation: false,
      privileged: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
      runAsUser: USER_ID,
      runAsGroup: USER_ID,
      capabilities: { drop: ['ALL'] },
      seccompProfile: { type: 'RuntimeDefault' },
    },
  };
}

/** One pod more, none fewer: capacity never drops during a rollout. */
function withCarefulRollout(deployment: JsonObject): JsonObject {
  const spec = deployment.spec as JsonObject;
  return {
    ...deployment,
    spec: {
      ...spec,
      revisionHistoryLimit: 5,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
    },
  };
}
