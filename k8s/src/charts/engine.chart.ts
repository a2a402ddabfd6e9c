import { createHash } from 'node:crypto';
import type { Construct } from 'constructs';
import { is } from '../modes.js';
import { nameOf, selectorOf } from '../names.js';
import { podExtras } from '../passes/pod-extras.js';
import { choose, concat, digest, type Expr, literal, present, value } from '../template/expr.js';
import { type Json, type JsonObject, number, piecesOf, spread, text, when } from '../template/tokens.js';
import { VitrineChart } from './vitrine.chart.js';

export interface EngineProps {
  readonly name: 'kafka' | 'clickhouse' | 'postgres';
  readonly when: Expr;
  readonly ports: readonly { readonly name: string; readonly port: number }[];
  readonly container: JsonObject;
  readonly init?: readonly JsonObject[];
  readonly env: readonly Json[];
  readonly dataPath: string;
  /** Files of the engine's configuration, mounted where the container expects them. */
  readonly config?: { readonly path: string; readonly files: Readonly<Record<string, string>> };
  readonly scratch?: readonly { readonly name: string; readonly path: string; readonly size: string }[];
  readonly graceSeconds: number;
}

/** An engine as a plain StatefulSet of one replica: what the profile `small` brings along, so that one command is enough. */
export class EngineChart extends VitrineChart {
  constructor(
    scope: Construct,
    private readonly engine: EngineProps,
  ) {
    super(scope, engine.name);
    this.set();
    this.services();
    this.object('account', {
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      name: nameOf(engine.name),
      when: engine.when,
      body: { automountServiceAccountToken: false },
    });
    if (engine.config) {
      this.object('config', {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        name: nameOf(`${engine.name}-config`),
        when: engine.when,
        body: { data: engine.config.files },
      });
    }
  }

  private set(): void {
    const { name, container, ports, dataPath, config, scratch = [] } = this.engine;
    const path = `${name}.storage`;
    const mounts: Json[] = [
      { name: 'data', mountPath: dataPath },
      ...scratch.map((each) => ({ name: each.name, mountPath: each.path })),
      ...(config ? [{ name: 'config', mountPath: config.path, readOnly: true }] : []),
    ];
    this.object('set', {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      name: nameOf(name),
      when: this.engine.when,
      body: {
        spec: {
          serviceName: nameOf(`${name}-nodes`),
          replicas: number(choose(is.paused, literal(0), literal(1))),
          revisionHistoryLimit: 5,
          selector: { matchLabels: selectorOf(name) },
          // Uninstalling or pausing never takes the data along.
          persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
          template: {
            metadata: { labels: selectorOf(name) },
            spec: {
              serviceAccountName: nameOf(name),
              initContainers: [...(this.engine.init ?? [])],
              containers: [
                {
                  name,
                  ...container,
                  ports: ports.map((each) => ({ name: each.name, containerPort: each.port })),
                  volumeMounts: mounts,
                },
              ],
              volumes: [
                ...scratch.map((each) => ({ name: each.name, emptyDir: { sizeLimit: each.size } })),
                ...(config ? [{ name: 'config', configMap: { name: nameOf(`${name}-config`) } }] : []),
              ],
            },
          },
          volumeClaimTemplates: [
            {
              metadata: { name: 'data', labels: selectorOf(name) },
              spec: {
                accessModes: ['ReadWriteOnce'],
                storageClassName: when(present(value(`${path}.className`)), text(value(`${path}.className`))),
                resources: { requests: { storage: text(value(`${path}.size`)) } },
              },
            },
          ],
        },
      },
    });
  }

  /** One name for the engine, and the headless Service that gives its pod a name of its own. */
  private services(): void {
    const { name, ports } = this.engine;
    const spec = {
      selector: selectorOf(name),
      ports: ports.map((each) => ({ name: each.name, port: each.port, targetPort: each.port })),
    };
    this.object('service', {
      apiVersion: 'v1',
      kind: 'Service',
      name: nameOf(name),
      when: this.engine.when,
      body: { spec },
    });
    this.object('nodes', {
      apiVersion: 'v1',
      kind: 'Service',
      name: nameOf(`${name}-nodes`),
      when: this.engine.when,
      body: { spec: { ...spec, clusterIP: 'None', publishNotReadyAddresses: true } },
    });
  }

  override finish(object: JsonObject): JsonObject {
    if (object.kind !== 'StatefulSet') return object;
    const { name, env, graceSeconds, config, init } = this.engine;
    const dressed = podExtras(object, {
      values: name,
      priority: 'stream',
      spreads: false,
      env: [...env, spread(value(`${name}.extraEnv`))],
      ...(init ? { init } : {}),
      pod: { terminationGracePeriodSeconds: graceSeconds },
    });
    return config ? withConfigDigest(dressed, config.files) : dressed;
  }
}

/** A changed configuration restarts its engine; nothing else does. */
function withConfigDigest(set: JsonObject, files: Readonly<Record<string, string>>): JsonObject {
  const spec = set.spec as JsonObject;
  const template = spec.template as JsonObject;
  const metadata = template.metadata as JsonObject;
  const annotations = {
    'vitrine.dev/config': digestOf(Object.values(files).join('\n')),
    ...(metadata.annotations as JsonObject),
  };
  return { ...set, spec: { ...spec, template: { ...template, metadata: { ...metadata, annotations } } } };
}

/** The fixed words are hashed here and the values by the template, so that no template carries the file twice. */
function digestOf(content: string): string {
  const pieces = piecesOf(content);
  const fixed = createHash('sha256')
    .update(pieces.filter((piece) => typeof piece === 'string').join('\u0000'))
    .digest('hex')
    .slice(0, 16);
  return text(
    digest(concat(fixed, ...pieces.flatMap((piece) => (typeof piece === 'string' ? [] : ['/', piece.expr])))),
  );
}
