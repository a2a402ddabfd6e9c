import { clickhouseTls, is, operatedClickhouse, usesSasl } from './modes.js';
import type { OperatorChart } from './operators.js';
import { services } from './services.js';
import { all, any, type Expr, equals, hasApi, not, present, value } from './template/expr.js';
import { PREREQS } from './values/vitrine-values.js';

/** What must hold before anything is installed: otherwise one sentence, and the command that mends it. */
export interface Rule {
  readonly broken: Expr;
  readonly sentence: string;
}

const byLag = services.filter(({ scaling }) => 'lag' in scaling).map(({ name }) => name);
const missing = (path: string): Expr => not(present(value(path)));
const createSecret = (name: string, literals: string): string => `kubectl create secret generic ${name} ${literals}`;

/** A value that an operator has no place for is refused by name, not dropped in silence. */
const doesNothing = (where: Expr, path: string, who: string, instead: string): Rule => ({
  broken: all(where, present(value(path))),
  sentence: `${path} does nothing where ${who}. ${instead}.`,
});
const needsApi = (needed: Expr, api: string, what: string, command: string): Rule => ({
  broken: all(value('checks.cluster'), needed, not(hasApi(api))),
  sentence: `This cluster does not know ${api} (${what}). Install it: ${command}; or pass --set checks.cluster=false when rendering without a cluster.`,
});
const crd = (needed: Expr, api: string, operator: OperatorChart): Rule =>
  needsApi(
    needed,
    api,
    operator,
    `helm dependency update charts/vitrine-prereqs && helm upgrade --install vitrine-prereqs charts/vitrine-prereqs --namespace ${PREREQS} --create-namespace --reset-then-reuse-values --set ${operator}.enabled=true`,
  );
const GATEWAY_API = 'https://github.com/kubernetes-sigs/gateway-api/releases/download/v1.4.0/standard-install.yaml';

export const rules: readonly Rule[] = [
  {
    broken: missing('app.existingSecret'),
    sentence: `app.existingSecret is empty. Make the Secret: ${createSecret('vitrine-app', '--from-literal=privacy-key=$(openssl rand -hex 32) --from-literal=admin-api-key=vtr_live_$(openssl rand -hex 24)')}; then pass --set app.existingSecret=vitrine-app.`,
  },
  {
    broken: missing('clickhouse.existingSecret'),
    sentence: `clickhouse.existingSecret is empty. Make the Secret: ${createSecret('vitrine-clickhouse', '--from-literal=password=$(openssl rand -hex 24)')}; then pass --set clickhouse.existingSecret=vitrine-clickhouse.`,
  },
  {
    broken: all(missing('postgres.existingSecret'), not(is.cloudnativepg)),
    sentence: `postgres.existingSecret is empty. Make the Secret: ${createSecret('vitrine-postgres', '--from-literal=password=$(openssl rand -hex 24)')} (for an external server --from-literal=url=postgres://…); then pass --set postgres.existingSecret=vitrine-postgres.`,
  },
  {
    broken: all(usesSasl, not(is.strimzi), missing('kafka.existingSecret')),
    sentence: `kafka.existingSecret is empty although kafka.saslMechanism is set. Make the Secret: ${createSecret('vitrine-kafka', '--from-literal=username=… --from-literal=password=…')}; then pass --set kafka.existingSecret=vitrine-kafka.`,
  },
  {
    broken: all(is.externalKafka, missing('kafka.brokers')),
    sentence: 'kafka.mode is external but kafka.brokers is empty. Pass --set kafka.brokers=host:9092.',
  },
  {
    broken: all(is.externalClickhouse, missing('clickhouse.url')),
    sentence: 'clickhouse.mode is external but clickhouse.url is empty. Pass --set clickhouse.url=https://host:8443.',
  },
  {
    broken: all(any(is.ingress, is.gateway), missing('ingress.host')),
    sentence: 'ingress.mode is set but ingress.host is empty. Pass --set ingress.host=vitrine.example.com.',
  },
  {
    broken: all(operatedClickhouse, not(equals(value('clickhouse.user'), 'default'))),
    sentence:
      'The ClickHouse operators give the password to the user default only. Pass --set clickhouse.user=default, or use clickhouse.mode=external.',
  },
  doesNothing(is.strimzi, 'kafka.nodeSelector', 'Strimzi runs Kafka', 'Say the same with kafka.affinity.nodeAffinity'),
  ...['affinity', 'extraVolumes', 'extraVolumeMounts'].map((field) =>
    doesNothing(
      is.cloudnativepg,
      `postgres.${field}`,
      'CloudNativePG runs Postgres',
      'Use postgres.nodeSelector and postgres.tolerations, or a Cluster of your own with postgres.mode=external',
    ),
  ),
  crd(is.strimzi, 'kafka.strimzi.io/v1', 'strimzi-kafka-operator'),
  crd(is.clickhouseOperator, 'clickhouse.com/v1alpha1', 'clickhouse-operator-helm'),
  crd(is.altinity, 'clickhouse.altinity.com/v1', 'altinity-clickhouse-operator'),
  crd(is.cloudnativepg, 'postgresql.cnpg.io/v1', 'cloudnative-pg'),
  crd(any(...byLag.map((name) => value(`${name}.autoscaling.enabled`))), 'keda.sh/v1alpha1', 'keda'),
  crd(any(value('certificates.enabled'), clickhouseTls), 'cert-manager.io/v1', 'cert-manager'),
  crd(value('externalSecrets.enabled'), 'external-secrets.io/v1', 'external-secrets'),
  needsApi(
    is.gateway,
    'gateway.networking.k8s.io/v1',
    'the Gateway API',
    `kubectl apply --server-side --filename ${GATEWAY_API}, and a gateway controller`,
  ),
  crd(
    any(value('monitoring.serviceMonitor'), value('monitoring.rules')),
    'monitoring.coreos.com/v1',
    'kube-prometheus-stack',
  ),
];
