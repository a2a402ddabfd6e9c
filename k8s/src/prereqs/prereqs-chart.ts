import { helpersTemplate } from '../emit/chart-files.js';
import type { Files } from '../emit/files.js';
import { valuesSchema } from '../emit/values-schema.js';
import { valuesTable, valuesYaml } from '../emit/values-yaml.js';
import { type OperatorChart, operators } from '../operators.js';
import { CHART } from '../release.js';
import { toTemplate, toYaml } from '../template/to-yaml.js';
import type { JsonObject } from '../template/tokens.js';
import { type Group, group, map, oneOf, onOff, text as textField } from '../values/fields.js';
import { PREREQS } from '../values/vitrine-values.js';
import { clusterObjects, PREREQS_CHART } from './cluster-objects.js';

const open: JsonObject = { type: 'object', properties: { enabled: { type: 'boolean' } }, additionalProperties: true };

export const prereqsValues: Group = group('', {
  ...Object.fromEntries(
    operators.map(({ chart, about, values }) => [
      chart,
      map(`${about} Further values go to its own chart.`, { enabled: false, ...values }, open),
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
  networkPolicyController: group('EKS auto mode: without it NetworkPolicies are not enforced.', {
    enabled: onOff('Make the ConfigMap kube-system/amazon-vpc-cni that switches it on.', false),
  }),
  deployer: group('Who may helm upgrade Vitrine and nothing else: the rights of the deployment workflow.', {
    enabled: onOff('Make Role, ClusterRole and their bindings. The namespace must exist.', false),
    group: textField('Kubernetes group; k8s/aws gives it to the deployment role.', 'vitrine-deployers'),
    namespace: textField('Namespace of Vitrine.', 'vitrine'),
  }),
  secretStore: group('A ClusterSecretStore over AWS Secrets Manager, with the operator’s Pod Identity.', {
    enabled: onOff('Make it, once External Secrets is there: run the command again.', false),
    name: textField('Its name.', 'aws'),
    region: textField('Region.', 'sa-east-1'),
  }),
  clusterIssuer: group('An ACME issuer for cert-manager.', {
    enabled: onOff('Make it, once cert-manager is there: run the command again.', false),
    name: textField('Its name.', 'vitrine'),
    server: textField('Directory of the authority.', 'https://acme-v02.api.letsencrypt.org/directory'),
    email: textField('Who hears about expiring certificates.'),
    ingressClass: textField('Class that answers the challenge.', 'nginx'),
  }),
  commonLabels: map('Labels on every object.'),
  commonAnnotations: map('Annotations on every object.'),
  environment: oneOf('Where this runs.', 'production', ['local', 'staging', 'production']),
});

/** Switches each part on; a name that is no operator does not compile. */
const enable = (
  ...names: readonly (
    | OperatorChart
    | 'storageClass'
    | 'ingressClass'
    | 'secretStore'
    | 'networkPolicyController'
    | 'deployer'
  )[]
): JsonObject => Object.fromEntries(names.map((name) => [name, { enabled: true }]));
export const prereqsProfiles: Readonly<Record<string, JsonObject>> = {
  production: enable(
    'cert-manager',
    'strimzi-kafka-operator',
    'clickhouse-operator-helm',
    'cloudnative-pg',
    'keda',
    'kube-prometheus-stack',
  ),
  eks: {
    ...enable(
      'cert-manager',
      'strimzi-kafka-operator',
      'clickhouse-operator-helm',
      'keda',
      'external-secrets',
      'kube-prometheus-stack',
      'storageClass',
      'ingressClass',
      'networkPolicyController',
      'secretStore',
      'deployer',
    ),
    environment: 'production',
  },
};

const chartYaml = `# Written by \`npm run synth\`; see k8s/src/prereqs.
apiVersion: v2
name: ${PREREQS_CHART}
description: What Vitrine's profiles production, staging and eks need in the cluster, each part optional.
type: application
version: ${CHART.version}
appVersion: "${CHART.appVersion}"
kubeVersion: "${CHART.kubeVersion}"
home: https://github.com/vitrine-sales/vitrine
annotations:
  artifacthub.io/license: Apache-2.0
dependencies:
${operators.map(({ chart, version, repository }) => `  - name: ${chart}\n    version: "${version}"\n    repository: ${repository}\n    condition: ${chart}.enabled`).join('\n')}
`;

const install = (profile: string, more = ''): string =>
  `helm upgrade --install vitrine-prereqs charts/vitrine-prereqs --namespace ${PREREQS} --create-namespace --values charts/vitrine-prereqs/values-${profile}.yaml --wait --timeout 15m${more}`;

const readme = `# vitrine-prereqs

Operators and cluster-wide objects for Vitrine, each off until you switch it on. Written by \`npm run synth\`. The profiles \`small\`, \`local\` and \`airgap\` need none of this.

## Install
\`\`\`sh
helm dependency update charts/vitrine-prereqs      # fetches the operators' own charts
${install('production', ' --set clickhouse-operator-helm.enabled=false')}
${install('production')}
\`\`\`
Twice, because some parts are of a kind that another part brings: ClickHouse's operator asks cert-manager for a certificate, \`secretStore\` and \`clusterIssuer\` need the API of their operator (they are left out until it is there). An operator that you already run stays off here.

The profile \`production\` of charts/vitrine also expects a StorageClass \`encrypted\` and, for the web's certificate, a ClusterIssuer \`vitrine\`: \`--set clusterIssuer.enabled=true --set clusterIssuer.email=you@example.com\`.

Not proved: the operators' own charts were never installed by us. Their names and versions are those their users install. Our own objects are linted, rendered with and without them, and accepted by a real API server. Try a new version in staging first.

| chart | version | for |
|---|---|---|
${operators.map(({ chart, version, about }) => `| \`${chart}\` | ${version} | ${about} |`).join('\n')}

## Values
${valuesTable(prereqsValues)}
`;

const notes = `What was switched on is on its way. Wait: kubectl --namespace {{ .Release.Namespace }} wait --for=condition=Available deployment --all --timeout=5m
{{- if and .Values.secretStore.enabled (not (.Capabilities.APIVersions.Has "external-secrets.io/v1")) }}
The ClusterSecretStore {{ .Values.secretStore.name }} is not made yet: External Secrets was not there. Run the same command again.
{{- end }}
{{- if and .Values.clusterIssuer.enabled (not (.Capabilities.APIVersions.Has "cert-manager.io/v1")) }}
The ClusterIssuer {{ .Values.clusterIssuer.name }} is not made yet: cert-manager was not there. Run the same command again.
{{- end }}
Then install Vitrine: helm install vitrine charts/vitrine --namespace vitrine --values charts/vitrine/values-production.yaml
`;

/** charts/vitrine-prereqs as path → text. */
export function prereqsFiles(): Files {
  return {
    'Chart.yaml': chartYaml,
    'values.yaml': valuesYaml(prereqsValues),
    'values.schema.json': valuesSchema(prereqsValues),
    'README.md': readme,
    'templates/_helpers.tpl': helpersTemplate({}),
    'templates/cluster.yaml': toTemplate(clusterObjects()),
    'templates/NOTES.txt': notes,
    ...Object.fromEntries(
      Object.entries(prereqsProfiles).map(([name, values]) => [
        `values-${name}.yaml`,
        toYaml([values]).replace('---\n', ''),
      ]),
    ),
  };
}
