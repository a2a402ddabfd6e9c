/** The two pods that play the shop and its people. Their labels are those of parts whose flows are already allowed. */
import { readFileSync } from 'node:fs';
import { apply, json, kubectl } from './cluster.mjs';

const script = (name) => readFileSync(new URL(`./in-cluster/${name}`, import.meta.url), 'utf8');
const labels = (component) => ({
  'app.kubernetes.io/name': 'vitrine',
  'app.kubernetes.io/instance': 'vitrine',
  'app.kubernetes.io/component': component,
});

export function makeScripts() {
  apply({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'cluster-test' },
    data: { 'feeder.mjs': script('feeder.mjs'), 'watcher.mjs': script('watcher.mjs') },
  });
}

export function startPod(name, component, command, env) {
  // The image and node of a part that runs already, so that a drain of the other node leaves the pods of the test alone.
  const job = json('get', 'job', '--selector', 'app.kubernetes.io/component=migrate').items[0];
  const image = job.spec.template.spec.containers[0].image;
  const resources = { requests: { cpu: '50m', memory: '96Mi' }, limits: { memory: '256Mi' } };
  const securityContext = {
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'] },
  };
  apply({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, labels: labels(component) },
    spec: {
      restartPolicy: 'Never',
      terminationGracePeriodSeconds: 2,
      automountServiceAccountToken: false,
      ...(process.env.CLUSTER_TEST_STAY_NODE
        ? { nodeSelector: { 'kubernetes.io/hostname': process.env.CLUSTER_TEST_STAY_NODE } }
        : {}),
      securityContext: { runAsNonRoot: true, runAsUser: 10001, seccompProfile: { type: 'RuntimeDefault' } },
      volumes: [
        { name: 'scripts', configMap: { name: 'cluster-test' } },
        { name: 'tmp', emptyDir: {} },
      ],
      containers: [
        {
          name,
          image,
          command,
          env,
          resources,
          securityContext,
          volumeMounts: [
            { name: 'scripts', mountPath: '/scripts' },
            { name: 'tmp', mountPath: '/tmp' },
          ],
        },
      ],
    },
  });
  kubectl('wait', '--for=condition=Ready', `pod/${name}`, '--timeout=90s');
}

/** What the watcher has counted so far. */
export function watched() {
  const lines = kubectl('logs', 'watcher', '--tail=1').trim();
  return lines ? JSON.parse(lines) : { asked: 0, failed: 0, reasons: {} };
}
