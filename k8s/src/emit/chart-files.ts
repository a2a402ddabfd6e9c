import { jobImages } from '../jobs.js';
import { helpers, image } from '../names.js';
import { CHART } from '../release.js';
import { type Rule, rules } from '../rules.js';
import { services } from '../services.js';
import { evaluate, resolve, type Surroundings } from '../template/evaluate.js';
import type { Expr } from '../template/expr.js';
import { toGo } from '../template/to-go.js';
import { defaultsOf } from '../values/fields.js';
import { vitrineValues } from '../values/vitrine-values.js';

/** `_helpers.tpl`: the named expressions. */
export function helpersTemplate(named: Readonly<Record<string, Expr>> = helpers): string {
  const blocks = Object.entries(named).map(
    ([name, expr]) => `{{- define "vitrine.${name}" -}}\n{{- ${toGo(expr)} -}}\n{{- end -}}\n`,
  );
  return `{{/* Written by \`npm run synth\`; see k8s/src/names.ts. */}}\n${blocks.join('\n')}`;
}

/** `checks.yaml`: renders nothing, or stops with one sentence. */
export function checksTemplate(all: readonly Rule[] = rules): string {
  return all
    .map(
      ({ broken, sentence }) =>
        `{{- if ${toGo(broken)} }}\n{{- fail ${JSON.stringify(`\n\n${sentence}\n`)} }}\n{{- end }}\n`,
    )
    .join('');
}

/** Helm's own facts, as `helm template vitrine charts/vitrine --namespace vitrine` has them. */
export function surroundingsOf(values: Surroundings['values']): Surroundings {
  return {
    values,
    release: { Name: 'vitrine', Namespace: 'vitrine', Service: 'Helm' },
    chart: { AppVersion: CHART.appVersion, Version: CHART.version },
    named: helpers,
    apis: [
      'kafka.strimzi.io/v1',
      'clickhouse.com/v1alpha1',
      'clickhouse.altinity.com/v1',
      'postgresql.cnpg.io/v1',
      'keda.sh/v1alpha1',
      'cert-manager.io/v1',
      'external-secrets.io/v1',
      'gateway.networking.k8s.io/v1',
      'monitoring.coreos.com/v1',
    ],
  };
}

/** The sentences of the rules that these values break. */
export const brokenRules = (around: Surroundings): string[] =>
  rules.filter((rule) => evaluate(rule.broken, around) === true).map((rule) => rule.sentence);

export function chartYaml(): string {
  const around = surroundingsOf(defaultsOf(vitrineValues));
  const images = [
    ...services.map(({ name }) => name),
    ...jobImages,
    'kafka',
    'clickhouse',
    'clickhouseKeeper',
    'postgres',
  ].map((name) => `    - name: ${name}\n      image: ${String(resolve(image(name), around))}`);
  return `# Written by \`npm run synth\`; see k8s/src/release.ts.
apiVersion: v2
name: ${CHART.name}
description: Sales intelligence for shops, live. Kafka in, ClickHouse inside, a dashboard out.
type: application
version: ${CHART.version}
appVersion: "${CHART.appVersion}"
kubeVersion: "${CHART.kubeVersion}"
home: https://github.com/vitrine-sales/vitrine
sources:
  - https://github.com/vitrine-sales/vitrine
keywords: [retail, sales, kafka, clickhouse, dashboard]
maintainers:
  - name: The Vitrine maintainers
    url: https://github.com/vitrine-sales
annotations:
  artifacthub.io/license: Apache-2.0
  artifacthub.io/category: database
  artifacthub.io/prerelease: "true"
  artifacthub.io/operator: "false"
  artifacthub.io/links: |
    - name: Operations
      url: https://github.com/vitrine-sales/vitrine/blob/main/docs/operations.md
  artifacthub.io/images: |
${images.join('\n')}
`;
}
