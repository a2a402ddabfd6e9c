import { describe, expect, it } from '@jest/globals';
import { brokenRules, surroundingsOf } from './emit/chart-files.js';
import type { Json, JsonObject } from './template/tokens.js';
import { at, objectsOf, ofKind, profileNamed } from './testing.js';
import { defaultsOf, merge } from './values/fields.js';
import { vitrineValues } from './values/vitrine-values.js';

const production = profileNamed('production').values;
const ENGINES: readonly { readonly engine: string; readonly mode: string }[] = [
  { engine: 'kafka', mode: 'statefulset' },
  { engine: 'kafka', mode: 'strimzi' },
  { engine: 'clickhouse', mode: 'statefulset' },
  { engine: 'clickhouse', mode: 'operator' },
  { engine: 'clickhouse', mode: 'altinity' },
  { engine: 'postgres', mode: 'statefulset' },
  { engine: 'postgres', mode: 'cloudnativepg' },
];
const MARK = 'found-in-the-object';
const KNOBS: Readonly<Record<string, Json>> = {
  resources: { requests: { memory: MARK } },
  nodeSelector: { disk: MARK },
  affinity: { nodeAffinity: { note: MARK } },
  tolerations: [{ key: MARK }],
  extraEnv: [{ name: 'EXTRA', value: MARK }],
  extraVolumes: [{ name: MARK, emptyDir: {} }],
  extraVolumeMounts: [{ name: 'extra', mountPath: MARK }],
  podAnnotations: { note: MARK },
  podLabels: { note: MARK },
};
const cases = ENGINES.flatMap((each) => Object.keys(KNOBS).map((knob) => ({ ...each, knob })));

function valuesWith(engine: string, more: JsonObject): JsonObject {
  const of = { ...(production[engine] as JsonObject), existingSecret: 'it', ...more };
  return { ...production, [engine]: of };
}

describe('a knob of an engine', () => {
  it.each(cases)('$engine.$knob, mode $mode, reaches the pods or is refused by name', ({ engine, mode, knob }) => {
    const values = valuesWith(engine, { mode, [knob]: KNOBS[knob] ?? null });
    const reached = JSON.stringify(objectsOf(values)).includes(MARK);
    const refused = brokenRules(surroundingsOf(merge(defaultsOf(vitrineValues), values))).some((sentence) =>
      sentence.startsWith(`${engine}.${knob} does nothing`),
    );
    expect({ reached, refused }).toEqual({ reached: !refused, refused });
  });
});

describe('pods that operators make', () => {
  const restricted = {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  };
  const official = objectsOf(production);
  const altinity = objectsOf(valuesWith('clickhouse', { mode: 'altinity' }));

  it.each([
    ['KafkaNodePool', 'spec.template.kafkaContainer'],
    ['KafkaNodePool', 'spec.template.initContainer'],
    ['Kafka', 'spec.kafkaExporter.template.container'],
    ['Kafka', 'spec.entityOperator.template.topicOperatorContainer'],
    ['Kafka', 'spec.entityOperator.template.userOperatorContainer'],
    ['ClickHouseCluster', 'spec.containerTemplate'],
    ['KeeperCluster', 'spec.containerTemplate'],
    ['ClickHouseInstallation', 'spec.templates.podTemplates.0.spec.containers.0'],
    ['ClickHouseKeeperInstallation', 'spec.templates.podTemplates.0.spec.containers.0'],
  ])('%s asks for what the restricted standard demands: %s', (kind, container) => {
    const [object] = [...ofKind(official, kind), ...ofKind(altinity, kind)];
    expect(at(object, `${container}.securityContext`)).toEqual(restricted);
  });
});
