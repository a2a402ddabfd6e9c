import { label } from '../passes/label.js';
import { all, hasApi, present, value } from '../template/expr.js';
import type { TemplateDocument } from '../template/to-yaml.js';
import { type JsonObject, text, when } from '../template/tokens.js';
import { templateFiles } from '../vitrine-charts.js';

export const PREREQS_CHART = 'vitrine-prereqs';

const object = (apiVersion: string, kind: string, metadata: JsonObject, body: JsonObject): JsonObject =>
  label({ apiVersion, kind, metadata, ...body }, PREREQS_CHART);
const named = (apiVersion: string, kind: string, name: string, body: JsonObject): JsonObject =>
  object(apiVersion, kind, { name }, body);

const storageClass: TemplateDocument = {
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
};

const ingressClass: readonly TemplateDocument[] = [
  named('eks.amazonaws.com/v1', 'IngressClassParams', 'alb', { spec: { scheme: text(value('ingressClass.scheme')) } }),
  named('networking.k8s.io/v1', 'IngressClass', 'alb', {
    spec: {
      controller: 'eks.amazonaws.com/alb',
      parameters: { apiGroup: 'eks.amazonaws.com', kind: 'IngressClassParams', name: 'alb' },
    },
  }),
].map((body) => ({ condition: value('ingressClass.enabled'), body }));

/** EKS auto mode ignores NetworkPolicies until this says otherwise. */
const policyController: TemplateDocument = {
  condition: value('networkPolicyController.enabled'),
  body: object(
    'v1',
    'ConfigMap',
    { name: 'amazon-vpc-cni', namespace: 'kube-system' },
    { data: { 'enable-network-policy-controller': 'true' } },
  ),
};

// The two below wait for their operator's API: the second run of the same command makes them.
const secretStore: TemplateDocument = {
  condition: all(value('secretStore.enabled'), hasApi('external-secrets.io/v1')),
  body: named('external-secrets.io/v1', 'ClusterSecretStore', text(value('secretStore.name')), {
    spec: { provider: { aws: { service: 'SecretsManager', region: text(value('secretStore.region')) } } },
  }),
};

const clusterIssuer: TemplateDocument = {
  condition: all(value('clusterIssuer.enabled'), hasApi('cert-manager.io/v1')),
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
};

const groupOf = (apiVersion: unknown): string =>
  (String(apiVersion).includes('/') ? String(apiVersion).split('/')[0] : '') ?? '';

/** Every API group of the chart's own objects, and those of what Helm watches on their behalf. */
function groupsOfTheChart(): string[] {
  const groups = templateFiles().flatMap(({ documents }) => documents.map(({ body }) => groupOf(body.apiVersion)));
  return [...new Set(['', ...groups])].filter((group) => group !== 'scheduling.k8s.io').sort();
}

/**
 * The rights that `helm upgrade` of the chart needs, for a group of people or the deployment workflow. They cover everything in one
 * namespace, and the priority classes, which have none. EKS' own access policies know no custom resources.
 */
function deployer(): TemplateDocument[] {
  const group = { kind: 'Group', apiGroup: 'rbac.authorization.k8s.io', name: text(value('deployer.group')) };
  const namespace = text(value('deployer.namespace'));
  const rbac = 'rbac.authorization.k8s.io/v1';
  const name = 'vitrine-deployer';
  const bodies = [
    object(
      rbac,
      'Role',
      { name, namespace },
      {
        rules: groupsOfTheChart().map((apiGroup) => ({ apiGroups: [apiGroup], resources: ['*'], verbs: ['*'] })),
      },
    ),
    object(
      rbac,
      'RoleBinding',
      { name, namespace },
      {
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name },
        subjects: [group],
      },
    ),
    named(rbac, 'ClusterRole', `${name}-priorities`, {
      rules: [
        {
          apiGroups: ['scheduling.k8s.io'],
          resources: ['priorityclasses'],
          verbs: ['get', 'list', 'watch', 'create', 'update', 'patch', 'delete'],
        },
      ],
    }),
    named(rbac, 'ClusterRoleBinding', `${name}-priorities`, {
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: `${name}-priorities` },
      subjects: [group],
    }),
  ];
  return bodies.map((body) => ({ condition: value('deployer.enabled'), body }));
}

/** What the operators do not bring: classes, stores, issuers and rights, each behind its switch. */
export const clusterObjects = (): readonly TemplateDocument[] => [
  storageClass,
  ...ingressClass,
  policyController,
  secretStore,
  clusterIssuer,
  ...deployer(),
];
