import { deployableNamed, type Need } from '@vitrine/contracts';
import { clickhouseTls, is, trusted, trustsAnyCa, usesSasl } from '../modes.js';
import { image, nameOf } from '../names.js';
import { SCHEMA_VERSION } from '../schema-version.js';
import { all, any, choose, concat, type Expr, named, not, present, value } from '../template/expr.js';
import { type Json, type JsonObject, spread, text, when } from '../template/tokens.js';

const plainVar = (name: string, of: string): JsonObject => ({ name, value: of });
const secretVar = (name: string, secret: string, key: string): JsonObject => ({
  name,
  valueFrom: { secretKeyRef: { name: secret, key } },
});

/** Where the trust bundle lies once the init container has written it. */
export const TRUST_BUNDLE = '/etc/vitrine/trust/ca.pem';

/** The variables of the PLAN for one workload, by what it needs. `user` names its KafkaUser. */
export function environmentOf(user: string, needs: readonly Need[]): Json[] {
  const variables: Json[] = [plainVar('NODE_ENV', 'production')];
  for (const need of needs) variables.push(...variablesFor[need](user));
  variables.push(
    when(trustsAnyCa, plainVar('NODE_EXTRA_CA_CERTS', TRUST_BUNDLE)),
    when(
      present(value('tracing.otlpEndpoint')),
      plainVar('OTEL_EXPORTER_OTLP_ENDPOINT', text(value('tracing.otlpEndpoint'))),
    ),
  );
  return variables;
}

const sendsMessages = present(value('notifications.existingSecret'));
const messagesSecret = text(value('notifications.existingSecret'));
const ownAppUrl = value('notifications.appUrl');
const hasAppUrl = any(present(ownAppUrl), present(value('ingress.host')));
const appUrl = choose(present(ownAppUrl), ownAppUrl, concat('https://', value('ingress.host')));

const receiverVars = (): Json[] => [
  when(sendsMessages, secretVar('VAPID_PUBLIC_KEY', messagesSecret, 'vapid-public-key')),
  plainVar('OUTGOING_ALLOW', text(value('notifications.allow'))),
];

const variablesFor: Readonly<Record<Need, (user: string) => Json[]>> = {
  kafka: (user) => [
    plainVar('KAFKA_BROKERS', text(named('kafka.brokers'))),
    plainVar('KAFKA_TOPIC_PREFIX', text(value('kafka.topicPrefix'))),
    plainVar('KAFKA_SSL', text(named('kafka.ssl'))),
    when(usesSasl, plainVar('KAFKA_SASL_MECHANISM', text(named('kafka.sasl')))),
    // Strimzi's secret holds the password only: the user is named after the workload.
    when(is.strimzi, plainVar('KAFKA_SASL_USERNAME', nameOf(user))),
    when(is.strimzi, secretVar('KAFKA_SASL_PASSWORD', nameOf(user), 'password')),
    when(
      all(usesSasl, not(is.strimzi)),
      secretVar('KAFKA_SASL_USERNAME', text(value('kafka.existingSecret')), 'username'),
    ),
    when(
      all(usesSasl, not(is.strimzi)),
      secretVar('KAFKA_SASL_PASSWORD', text(value('kafka.existingSecret')), 'password'),
    ),
  ],
  clickhouse: () => [
    plainVar('CLICKHOUSE_URL', text(named('clickhouse.url'))),
    plainVar('CLICKHOUSE_USER', text(value('clickhouse.user'))),
    plainVar('CLICKHOUSE_DATABASE', text(value('clickhouse.database'))),
    secretVar('CLICKHOUSE_PASSWORD', text(value('clickhouse.existingSecret')), 'password'),
  ],
  postgres: () => [
    // The password stays out of the URL, so that it may hold any character.
    when(is.ownPostgres, plainVar('DATABASE_URL', `postgres://vitrine@${nameOf('postgres')}:5432/vitrine`)),
    when(is.ownPostgres, secretVar('PGPASSWORD', text(value('postgres.existingSecret')), 'password')),
    when(is.cloudnativepg, secretVar('DATABASE_URL', `${nameOf('postgres')}-app`, 'uri')),
    when(is.cloudnativepg, plainVar('PGSSLMODE', 'verify-full')),
    when(is.externalPostgres, secretVar('DATABASE_URL', text(value('postgres.existingSecret')), 'url')),
  ],
  privacy: () => [secretVar('PRIVACY_KEY', text(value('app.existingSecret')), 'privacy-key')],
  admin: () => [
    secretVar('ADMIN_API_KEY', text(value('app.existingSecret')), 'admin-api-key'),
    plainVar('SESSION_TTL_HOURS', text(value('app.sessionTtlHours'))),
  ],
  callers: () => [plainVar('TRUST_PROXY', text(value('app.trustedProxies')))],
  receivers: () => receiverVars(),
  outgoing: () => [
    ...receiverVars(),
    when(sendsMessages, secretVar('SMTP_URL', messagesSecret, 'smtp-url')),
    when(sendsMessages, secretVar('VAPID_PRIVATE_KEY', messagesSecret, 'vapid-private-key')),
    plainVar('VAPID_SUBJECT', text(value('notifications.vapidSubject'))),
    plainVar('MAIL_FROM', text(value('notifications.mailFrom'))),
    when(hasAppUrl, plainVar('APP_URL', text(appUrl))),
  ],
  recommendations: () => [
    plainVar('RECOMMENDATIONS_URL', `http://${nameOf('recommendations')}:${deployableNamed('recommendations').port}`),
  ],
  api: () => [plainVar('API_URL', `http://${nameOf('api')}:${deployableNamed('api').port}`)],
};

const CA_SECRETS: readonly { readonly engine: keyof typeof trusted; readonly secret: string }[] = [
  {
    engine: 'kafka',
    secret: text(choose(is.strimzi, concat(named('fullname'), '-cluster-ca-cert'), value('kafka.caSecret'))),
  },
  {
    engine: 'clickhouse',
    secret: text(choose(clickhouseTls, concat(named('fullname'), '-clickhouse-tls'), value('clickhouse.caSecret'))),
  },
  {
    engine: 'postgres',
    secret: text(choose(is.cloudnativepg, concat(named('fullname'), '-postgres-ca'), value('postgres.caSecret'))),
  },
];

const usesCa = (engine: keyof typeof trusted): Expr => trusted[engine];

export const trustVolumes = (): Json[] => [
  when(trustsAnyCa, { name: 'trust', emptyDir: { sizeLimit: '8Mi' } }),
  ...CA_SECRETS.map(({ engine, secret }) =>
    when(usesCa(engine), {
      name: `ca-${engine}`,
      secret: { secretName: secret, items: [{ key: 'ca.crt', path: 'ca.crt' }] },
    }),
  ),
];
export const trustMount = (): Json =>
  when(trustsAnyCa, { name: 'trust', mountPath: '/etc/vitrine/trust', readOnly: true });

const caMounts = (): Json[] => [
  when(trustsAnyCa, { name: 'trust', mountPath: '/etc/vitrine/trust' }),
  ...CA_SECRETS.map(({ engine }) =>
    when(usesCa(engine), { name: `ca-${engine}`, mountPath: `/etc/vitrine/ca/${engine}`, readOnly: true }),
  ),
];

/** Writes the trust bundle, then (for services) waits until the schema is at least this release's. */
export function prepareContainer(waits: boolean, needs: readonly Need[]): JsonObject {
  return {
    name: 'prepare',
    image: image('jobs'),
    command: ['node', 'dist/prepare.js'],
    env: [
      plainVar('NODE_ENV', 'production'),
      plainVar('TRUST_BUNDLE', TRUST_BUNDLE),
      plainVar('SCHEMA_VERSION', waits ? String(SCHEMA_VERSION) : '0'),
      plainVar('WAIT_SECONDS', text(value('jobs.waitSeconds'))),
      ...(needs.includes('postgres') ? variablesFor.postgres('') : []),
    ],
    volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }, ...caMounts()],
  };
}

export const extraEnv = (path: string): JsonObject => spread(value(`${path}.extraEnv`));
export const logLevel = (path: string): JsonObject =>
  plainVar('LOG_LEVEL', text(choose(present(value(`${path}.logLevel`)), value(`${path}.logLevel`), value('logLevel'))));
