import { describe, expect, it } from '@jest/globals';
import { at, everyProfile, ofKind, podsOf } from './testing.js';

const LONG_RUNNING = ['Deployment', 'StatefulSet'];

describe.each(everyProfile)('every pod of the profile $profile', ({ objects }) => {
  const pods = podsOf(objects);
  const containers = pods.flatMap((pod) =>
    pod.containers.map((container) => ({ where: `${pod.name} ${container.name}`, container })),
  );

  it('is there at all', () => {
    expect(pods.length).toBeGreaterThan(5);
  });

  it('meets the restricted Pod Security Standard', () => {
    for (const { name, spec } of pods) {
      expect({ name, ...(spec.securityContext as object) }).toMatchObject({
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      });
      expect(spec).not.toHaveProperty('hostNetwork');
      expect(spec).not.toHaveProperty('hostPID');
    }
    for (const { where, container } of containers) {
      expect({ where, ...(container.securityContext as object) }).toMatchObject({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
        seccompProfile: { type: 'RuntimeDefault' },
      });
    }
  });

  it('runs as a user above 9999, in pod and container', () => {
    for (const { spec } of pods) expect(Number(at(spec, 'securityContext.runAsUser'))).toBeGreaterThanOrEqual(10_000);
    for (const { container } of containers)
      expect(Number(at(container, 'securityContext.runAsUser'))).toBeGreaterThanOrEqual(10_000);
  });

  it('gets no token of the API server and no list of services', () => {
    for (const { spec } of pods)
      expect(spec).toMatchObject({ automountServiceAccountToken: false, enableServiceLinks: false });
  });

  it('asks for cpu, memory and scratch space, and is limited in memory', () => {
    for (const { where, container } of containers) {
      const requests = at(container, 'resources.requests');
      expect({ where, requests }).toEqual({
        where,
        requests: { cpu: expect.any(String), memory: expect.any(String), 'ephemeral-storage': expect.any(String) },
      });
      expect(at(container, 'resources.limits')).toHaveProperty('memory');
    }
  });

  it('has a writable /tmp although the root is read-only', () => {
    for (const { spec, containers: all } of pods) {
      expect(spec.volumes).toContainEqual({ name: 'tmp', emptyDir: { sizeLimit: expect.any(String) } });
      for (const container of all) expect(container.volumeMounts).toContainEqual({ name: 'tmp', mountPath: '/tmp' });
    }
  });

  it('has as much scratch space as its volumes may take', () => {
    const mib = (size: unknown) => Number.parseInt(String(size), 10) * (String(size).endsWith('Gi') ? 1_024 : 1);
    for (const { name, spec } of pods) {
      const sizes = (spec.volumes as object[]).map((volume) => at(volume, 'emptyDir.sizeLimit') ?? '0Mi');
      const taken = sizes.reduce<number>((sum, size) => sum + mib(size), 0);
      const limits = (spec.containers as object[]).map((each) => at(each, 'resources.limits.ephemeral-storage'));
      const isWithin = limits.includes(undefined) || taken <= limits.reduce<number>((sum, size) => sum + mib(size), 0);
      expect([name, isWithin]).toEqual([name, true]);
    }
  });

  it('takes no credential in the clear', () => {
    for (const { container } of containers) {
      for (const variable of (container.env as { name: string; value?: string }[]) ?? []) {
        if (/PASSWORD|SECRET$|_KEY$|TOKEN/.test(variable.name) && !/_SECRET$|POSTGRES_KEY/.test(variable.name))
          expect(variable.value).toBeUndefined();
      }
    }
    expect(ofKind(objects, 'Secret')).toEqual([]);
  });

  it('starts without the registry where the node has the image', () => {
    for (const { container } of containers) expect(container.imagePullPolicy).toBe('IfNotPresent');
  });

  it('pulls versions, never latest', () => {
    for (const { container } of containers)
      expect(String(container.image)).toMatch(/(:\d[\w.-]*|@sha256:[0-9a-f]{64})$/);
  });
});

describe.each(everyProfile)('every long-running pod of the profile $profile', ({ objects }) => {
  const pods = podsOf(objects).filter(({ kind }) => LONG_RUNNING.includes(kind));

  it('has three probes that differ', () => {
    for (const { spec } of pods) {
      const container = at(spec, 'containers.0') as Record<string, unknown>;
      const probes = ['startupProbe', 'livenessProbe', 'readinessProbe'].map((name) => JSON.stringify(container[name]));
      expect(new Set(probes).size).toBe(3);
      expect(probes).not.toContain(undefined);
    }
  });

  it('keeps preStop.sleep, which cdk8s-plus-27 would drop', () => {
    for (const { spec } of pods)
      expect(Number(at(spec, 'containers.0.lifecycle.preStop.sleep.seconds'))).toBeGreaterThan(0);
  });

  it('is selected by fixed labels with the instance, which its pods carry', () => {
    for (const { workload, labels } of pods) {
      const selector = at(workload, 'spec.selector.matchLabels') as Record<string, string>;
      expect(Object.keys(selector).sort()).toEqual([
        'app.kubernetes.io/component',
        'app.kubernetes.io/instance',
        'app.kubernetes.io/name',
      ]);
      expect(labels).toMatchObject(selector);
    }
  });
});

describe.each(everyProfile)('every Deployment of the profile $profile', ({ objects }) => {
  const deployments = ofKind(objects, 'Deployment');

  it('never has fewer pods during a rollout', () => {
    for (const each of deployments)
      expect(at(each, 'spec.strategy')).toEqual({
        type: 'RollingUpdate',
        rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
      });
  });

  it('spreads over zones without counting a drained one, and prefers other hosts', () => {
    for (const each of deployments) {
      expect(at(each, 'spec.template.spec.topologySpreadConstraints.0')).toMatchObject({
        topologyKey: 'topology.kubernetes.io/zone',
        maxSkew: 1,
        nodeTaintsPolicy: 'Honor',
        matchLabelKeys: ['pod-template-hash'],
      });
      const affinity = at(each, 'spec.template.spec.affinity.podAntiAffinity') as object;
      expect(affinity).toHaveProperty('preferredDuringSchedulingIgnoredDuringExecution');
      expect(affinity).not.toHaveProperty('requiredDuringSchedulingIgnoredDuringExecution');
    }
  });

  it('leaves the number of pods to an autoscaler where there is one', () => {
    const scaled = [...ofKind(objects, 'HorizontalPodAutoscaler'), ...ofKind(objects, 'ScaledObject')].map((each) =>
      at(each, 'spec.scaleTargetRef.name'),
    );
    for (const each of deployments)
      expect(Object.hasOwn(each.spec as object, 'replicas')).toBe(!scaled.includes(at(each, 'metadata.name')));
  });

  it('is never scaled to nothing by load', () => {
    for (const each of ofKind(objects, 'HorizontalPodAutoscaler'))
      expect(Number(at(each, 'spec.minReplicas'))).toBeGreaterThan(0);
    for (const each of ofKind(objects, 'ScaledObject'))
      expect(Number(at(each, 'spec.minReplicaCount'))).toBeGreaterThan(0);
  });
});
