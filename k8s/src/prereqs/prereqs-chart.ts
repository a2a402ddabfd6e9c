import { helpersTemplate } from '../emit/chart-files.js';
import { valuesSchema } from '../emit/values-schema.js';
import { valuesTable, valuesYaml } from '../emit/values-yaml.js';
import type { Files } from '../emit/write-chart.js';
import { label } from '../passes/label.js';
import { CHART } from '../release.js';
import { present, value } from '../template/expr.js';
import { type TemplateDocument, toTemplate, toYaml } from '../template/to-yaml.js';
import { type JsonObject, text, when } from '../template/tokens.js';
import { type Group, group, map, oneOf, onOff, text as textField } from '../values/fields.js';
import { operators } from './operators.js';

const NAME = 'vitrine-prereqs';
const open: JsonObject = { type: 'object', properties: { enabled: { type: 'boolean' } }, additionalProperties: true };

export const prereqsValues: Group = group('', {
  ...Object.fromEntries(
    operators.map(({ name, about }) => [
      name,
      map(`${about} Further values go to its own chart.`, { enabled: false }, open),
    ]),
  ),
  storageClass: group('An encrypted StorageClass.', {
    enabled: onOff('Make it.', false),
    name: textField('Its name.', 'vitrine-gp3'),
    provisioner: textField(
      'EKS auto mode: ebs.csi.eks.amazonaws.com; otherwise ebs.csi.aws.com.',
      'ebs.csi.eks.amazonaws.com',
    ),
    kmsKeyId: textField('Key of the volumes; empty = the account’s own.'),
  }),
  ingressClass: group('The class alb of EKS auto mode.', {
    enabled: onOff('Make it.', false),
    scheme: oneOf('Where the load balancer listens.', 'internet-facing', ['internet-facing', 'internal']),
  }),
  secretStore: group('A ClusterSecretStore over AWS Secrets Manager, with the operator’s Pod Identity.', {
    enabled: onOff('Make it, after External Secrets is there.', false),
    name: textField('Its name.', 'aws'),
    region: textField('Region.', 'sa-east-1'),
  }),
  clusterIssuer: group('An ACME issuer for cert-manager.', {
    enabled: onOff('Make it, after cert-manager is there.', false),
    name: textField('Its name.', 'vitrine'),
    server: textField('Directory of the authority.', 'https://acme-v02.api.letsencrypt.org/directory'),
    email: textField('Who hears about expiring certificates.'),
    ingressClass: textField('Class that answers the challenge.', 'nginx'),
  }),
  commonLabels: map('Labels on every object.'),
  commonAnnotations: map('Annotations on every object.'),
  environment: oneOf('Where this runs.', 'production', ['local', 'staging', 'production']),
});

const named = (apiVersion: string, kind: string, name: string, body: JsonObject): JsonObject =>
  label({ apiVersion, kind, metadata: { name }, ...body }, NAME);

const documents: readonly TemplateDocument[] = [
  {
    condition: value('storageClass.enabled'),
    body: named('storage.k8s.io/v1', 'StorageClass', text(value('storageClass.name')), {
      provisioner: text(value('storageClass.provisioner')),
      volumeBindingMode: 'WaitForFirstConsumer',
      allowVolumeExpansion: true,
      reclaimPolicy: 'Retain',
      parameters: {
        type: 'gp3',
        encrypted: 'true',
        kmsKeyId: when(present(value('storageClass.kmsKeyId')), text(value('storageClass.kmsKeyId'))),
      },
    }),
  },
  {
    condition: value('ingressClass.enabled'),
    body: named('eks.amazonaws.com/v1', 'IngressClassParams', 'alb', {
      spec: { scheme: text(value('ingressClass.scheme')) },
    }),
  },
  {
    condition: value('ingressClass.enabled'),
    body: named('networking.k8s.io/v1', 'IngressClass', 'alb', {
      spec: {
        controller: 'eks.amazonaws.com/alb',
        parameters: { apiGroup: 'eks.amazonaws.com', kind: 'IngressClassParams', name: 'alb' },
      },
    }),
  },
  {
    condition: value('secretStore.enabled'),
    body: named('external-secrets.io/v1', 'ClusterSecretStore', text(value('secretStore.name')), {
      spec: { provider: { aws: { service: 'SecretsManager', region: text(value('secretStore.region')) } } },
    }),
  },
  {
    condition: value('clusterIssuer.enabled'),
    body: named('cert-manager.io/v1', 'ClusterIssuer', text(value('clusterIssuer.name')), {
      spec: {
        acme: {
          server: text(value('clusterIssuer.server')),
          email: text(value('clusterIssuer.email')),
          privateKeySecretRef: { name: `${text(value('clusterIssuer.name'))}-account` },
          solvers: [{ http01: { ingress: { ingressClassName: text(value('clusterIssuer.ingressClass')) } } }],
        },
      },
    }),
  },
];

const enable = (...names: readonly string[]): JsonObject =>
  Object.fromEntries(names.map((name) => [name, { enabled: true }]));
const PROFILES: Readonly<Record<string, JsonObject>> = {
  production: enable('certManager', 'strimzi', 'clickhouseOperator', 'cloudnativepg', 'keda', 'prometheus'),
  eks: {
    ...enable(
      'certManager',
      'strimzi',
      'clickhouseOperator',
      'keda',
      'externalSecrets',
      'prometheus',
      'storageClass',
      'ingressClass',
    ),
    environment: 'production',
  },
};

const chartYaml = `# Written by \`npm run synth\`; see k8s/src/prereqs.
apiVersion: v2
name: ${NAME}
description: What Vitrine's profiles production, staging and eks need in the cluster, each part optional.
type: application
version: ${CHART.version}
appVersion: "${CHART.appVersion}"
kubeVersion: "${CHART.kubeVersion}"
home: https://github.com/vitrine-sales/vitrine
annotations:
  artifacthub.io/license: Apache-2.0
dependencies:
${operators.map(({ name, chart, version, repository }) => `  - name: ${chart}\n    alias: ${name}\n    version: "${version}"\n    repository: ${repository}\n    condition: ${name}.enabled`).join('\n')}
`;

const readme = `# vitrine-prereqs

Operators and cluster-wide objects for Vitrine, each off until you switch it on. Written by \`npm run synth\`.

\`\`\`sh
helm dependency build charts/vitrine-prereqs      # fetches the operators' own charts
helm upgrade --install vitrine-prereqs charts/vitrine-prereqs --namespace vitrine-system --create-namespace --values charts/vitrine-prereqs/values-production.yaml --wait
\`\`\`
Objects of an operator's kind (\`secretStore\`, \`clusterIssuer\`) need the operator first: switch them on in a second \`helm upgrade\`.
An operator that you already run stays off here. The profile \`small\` needs none of this.

| operator | chart | version | for |
|---|---|---|---|
${operators.map(({ name, chart, version, about }) => `| \`${name}\` | ${chart} | ${version} | ${about} |`).join('\n')}

${valuesTable(prereqsValues)}
`;

/** charts/vitrine-prereqs as path → text. */
export function prereqsFiles(): Files {
  return {
    'Chart.yaml': chartYaml,
    'values.yaml': valuesYaml(prereqsValues),
    'values.schema.json': valuesSchema(prereqsValues),
    'README.md': readme,
    'templates/_helpers.tpl': helpersTemplate({}),
    'templates/cluster.yaml': toTemplate(documents),
    'templates/NOTES.txt':
      'The operators that were switched on are on their way. Wait: kubectl --namespace {{ .Release.Namespace }} wait --for=condition=Available deployment --all --timeout=5m\nThen install Vitrine: helm install vitrine charts/vitrine --namespace vitrine --values charts/vitrine/values-production.yaml\n',
    ...Object.fromEntries(
      Object.entries(PROFILES).map(([name, values]) => [`values-${name}.yaml`, toYaml([values]).replace('---\n', '')]),
    ),
  };
}
