import { MAX_BATCH_BYTES } from '@vitrine/contracts';
import { jobImages, jobs } from '../jobs.js';
import { services } from '../services.js';
import type { JsonObject } from '../template/tokens.js';
import { engineFields, podFields, serviceFields } from './component-fields.js';
import { type Field, type Group, group, list, map, oneOf, onOff, text, whole } from './fields.js';

/** Where .github/workflows/images.yml pushes: ghcr.io/<owner>/<repository>/<image>. */
const REGISTRY = 'ghcr.io/vitrine-sales';
const DNS_LABEL = '^([a-z0-9]([-a-z0-9]*[a-z0-9])?)?$';
/** The namespace into which charts/vitrine-prereqs is installed. */
export const PREREQS = 'vitrine-system';
const namespaces = (...names: readonly string[]): JsonObject[] =>
  names.map((name) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } }));
/** Ranges of clusters, clouds and links: what a webhook has no business with. */
const PRIVATE_V4 = ['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.168.0.0/16'];
const PRIVATE_V6 = ['::1/128', 'fc00::/7', 'fe80::/10'];
const secretName = (about: string, required: string): Field => text(about, '', { required });

const image = (repository: string, registry: string = REGISTRY, tag = ''): Group =>
  group('', {
    registry: text('Registry; global.imageRegistry overrides it.', registry),
    repository: text('Name of the image.', repository),
    tag: text(tag ? 'Version of the engine.' : 'Empty: the version of the chart.', tag),
    digest: text('sha256:…; pins the image and overrides the tag.', '', { pattern: '^(sha256:[0-9a-f]{64})?$' }),
  });

/** The values of charts/vitrine: values.yaml, values.schema.json and the README table are written from this. */
export const vitrineValues: Group = group('', {
  global: group('Shared with other charts.', {
    imageRegistry: text('Pull every image from this registry instead (air-gapped clusters).'),
    imagePullSecrets: list('Names of pull secrets: [{name: …}].'),
  }),
  fullnameOverride: text('Prefix of every name; empty = the release name.', '', { pattern: DNS_LABEL }),
  commonLabels: map('Labels on every object.'),
  commonAnnotations: map('Annotations on every object.'),
  environment: oneOf('Where this runs.', 'production', ['local', 'staging', 'production']),
  paused: onOff('Everything to zero, data kept: stops the costs of pods.', false),
  logLevel: oneOf('Level of the services’ JSON logs.', 'info', ['trace', 'debug', 'info', 'warn', 'error']),
  checks: group('', {
    cluster: onOff(
      'Stop the installation with one sentence when the cluster lacks a CRD. Off for offline rendering.',
      true,
    ),
    secrets: onOff('Run a short Job first that names every missing Secret.', true),
  }),
  images: group('Images of the services and jobs, and of the engines that run as StatefulSets.', {
    ...Object.fromEntries(services.map(({ name }) => [name, image(`vitrine/${name}`)])),
    ...Object.fromEntries(jobImages.map((name) => [name, image(`vitrine/${name}`)])),
    kafka: image('apache/kafka', 'docker.io', '4.3.1'),
    clickhouse: image('clickhouse/clickhouse-server', 'docker.io', '25.8'),
    clickhouseKeeper: image('clickhouse/clickhouse-keeper', 'docker.io', '25.8'),
    postgres: image('postgres', 'docker.io', '17.6'),
  }),
  app: group('Credentials of Vitrine itself.', {
    existingSecret: secretName('Secret with the keys privacy-key (64 hex digits) and admin-api-key.', 'always'),
    trustedProxies: text(
      'Proxies whose X-Forwarded-For is believed, counted from the right: addresses and ranges of your ingress and of the pods, or a number where every way in has as many. Too wide, and a caller may choose the address that locks and rate limits count by.',
      'loopback,uniquelocal',
    ),
    sessionTtlHours: whole('How long a login lasts.', 12, { minimum: 1 }),
  }),
  notifications: group(
    'Messages of alerts, beside the inbox. Without a Secret none go out, and nobody can subscribe to pushes.',
    {
      existingSecret: text(
        'Secret with the keys smtp-url (smtp://user:password@host:587 or smtps://…), vapid-public-key and vapid-private-key (`npx web-push generate-vapid-keys`).',
      ),
      mailFrom: text('Sender of mails.', 'Vitrine <vitrine@localhost>'),
      vapidSubject: text(
        'mailto: or https address of whoever operates this, for push services.',
        'mailto:vitrine@localhost',
      ),
      appUrl: text('Where people reach the dashboard, for links; empty = https://<ingress.host>.'),
      allow: text(
        'Origins, with commas between, that webhooks may have although they are not https on the public internet: https://hooks.intern.example:8443. The network policy of alerting has to let them through too.',
      ),
    },
  ),
  kafka: group('Kafka.', {
    mode: oneOf('Who runs it.', 'statefulset', ['statefulset', 'strimzi', 'external']),
    existingSecret: secretName(
      'Secret with username and password (SCRAM). With strimzi: made by the operator, leave empty.',
      'external with a SASL mechanism',
    ),
    saslMechanism: oneOf('SASL of an external cluster; empty = none.', '', [
      '',
      'scram-sha-256',
      'scram-sha-512',
      'plain',
    ]),
    tls: onOff('TLS to an external cluster.', true),
    caSecret: text('Secret with ca.crt when the external cluster’s certificate is private.'),
    brokers: text('host:port,… of an external cluster.', '', { required: 'external' }),
    topicPrefix: text('Prefix of topics, groups and transactional ids on a shared cluster.'),
    partitions: whole('Partitions of the event topics. Raise, never lower.', 6, { minimum: 1 }),
    replicationFactor: whole('Copies of each partition.', 1, { minimum: 1 }),
    minInsyncReplicas: whole('Copies that must confirm a write.', 1, { minimum: 1 }),
    nodes: whole('Brokers (strimzi).', 3, { minimum: 1 }),
    heap: text('JVM heap of the StatefulSet.', '512m'),
    ...engineFields({ cpu: '250m', memory: '1Gi', memoryLimit: '1536Mi', storage: '20Gi' }),
  }),
  clickhouse: group('ClickHouse.', {
    mode: oneOf('Who runs it.', 'statefulset', ['statefulset', 'operator', 'altinity', 'external']),
    existingSecret: secretName('Secret with the key password.', 'always'),
    url: text('http(s)://host:port of an external server.', '', { required: 'external' }),
    user: text('User of the services.', 'default'),
    database: text('Database; made by the migration.', 'vitrine'),
    caSecret: text('Secret with ca.crt when the server’s certificate is private.'),
    tls: onOff(
      'TLS to servers that the official operator runs, by a private authority that cert-manager keeps.',
      false,
    ),
    shards: whole('Shards (operators).', 1, { minimum: 1 }),
    replicas: whole('Replicas of each shard (operators).', 2, { minimum: 1 }),
    keepers: whole('Keeper replicas (operators).', 3, { minimum: 1 }),
    ...engineFields({ cpu: '500m', memory: '2Gi', memoryLimit: '3Gi', storage: '50Gi' }),
  }),
  postgres: group('Postgres.', {
    mode: oneOf('Who runs it.', 'statefulset', ['statefulset', 'cloudnativepg', 'external']),
    existingSecret: secretName(
      'statefulset: key password. external: key url. cloudnativepg: made by the operator, leave empty.',
      'statefulset, external',
    ),
    caSecret: text('Secret with ca.crt when an external server’s certificate is private.'),
    instances: whole('Instances (cloudnativepg).', 2, { minimum: 1 }),
    ...engineFields({ cpu: '250m', memory: '512Mi', memoryLimit: '1Gi', storage: '10Gi' }),
  }),
  ...Object.fromEntries(services.map((service) => [service.name, serviceFields(service.about, service)])),
  jobs: group('Jobs: one image, a command each.', {
    ...Object.fromEntries(
      jobs.map((job) => [
        job.name,
        group(job.about, {
          ...(job.schedule
            ? {
                enabled: onOff('Run it.', job.enabled),
                schedule: text('Cron, in the time zone below.', job.schedule),
                timeZone: text('Time zone of the schedule.', 'Etc/UTC'),
              }
            : {}),
          ...podFields(job),
        }),
      ]),
    ),
    preflight: group(
      'The check before an installation, and the pods of helm test.',
      podFields({ cpu: '50m', memory: '64Mi', memoryLimit: '128Mi' }),
    ),
    retentionDays: whole(
      'Days that dead letters and the audit of ended sessions stay. Sales follow each tenant’s own floor.',
      400,
      { minimum: 1 },
    ),
    waitSeconds: whole('How long a migration waits for the engines, and a service for its migration.', 600, {
      minimum: 10,
    }),
  }),
  ingress: group('The way in.', {
    mode: oneOf('Ingress object, Gateway API route, or neither.', 'none', ['none', 'ingress', 'gateway']),
    host: text('Name in the browser.', '', { required: 'ingress or gateway' }),
    className: text(
      'IngressClass. `alb` is taken for the load balancer of AWS, whose paths are written for it.',
      'nginx',
    ),
    annotations: map('For example the ALB’s. The one here lets ingress-nginx take bodies as large as batches may be.', {
      'nginx.ingress.kubernetes.io/proxy-body-size': `${Math.ceil(MAX_BATCH_BYTES / 1_048_576) + 1}m`,
    }),
    tlsSecret: text('Secret with the certificate; empty when the load balancer holds it.'),
    gatewayName: text('Gateway to attach to.', 'vitrine'),
    gatewayNamespace: text('Its namespace; empty = this one.'),
  }),
  certificates: group('cert-manager.', {
    enabled: onOff('Ask for a certificate for ingress.host.', false),
    issuerName: text('Issuer.', 'vitrine'),
    issuerKind: oneOf('Its kind.', 'ClusterIssuer', ['Issuer', 'ClusterIssuer']),
  }),
  externalSecrets: group('External Secrets Operator: makes the Secrets named above from a store.', {
    enabled: onOff('Make ExternalSecrets.', false),
    storeName: text('SecretStore.', 'aws'),
    storeKind: oneOf('Its kind.', 'ClusterSecretStore', ['SecretStore', 'ClusterSecretStore']),
    prefix: text('Path in the store: <prefix>/app, /messages, /clickhouse, /postgres, /kafka.', 'vitrine'),
    refreshInterval: text('How often to read.', '1h'),
  }),
  networkPolicy: group('Default deny both ways, then the listed flows.', {
    enabled: onOff('Make NetworkPolicies.', true),
    ingressPeers: list(
      'Who may reach the web pods, as NetworkPolicy peers: narrow it to the ingress controller or the load balancer.',
      [{ namespaceSelector: {} }],
    ),
    monitoringPeers: list('Who may scrape metrics, as NetworkPolicy peers.', namespaces('monitoring', PREREQS)),
    kedaPeers: list('Where KEDA runs, as NetworkPolicy peers.', namespaces('keda', PREREQS)),
    mailPeers: list('Where your mail server is, as NetworkPolicy peers.', [{ ipBlock: { cidr: '0.0.0.0/0' } }]),
    mailPorts: list(
      'Its ports.',
      [25, 465, 587].map((port) => ({ port, protocol: 'TCP' })),
    ),
    webhookPeers: list(
      'Whom alerting may send webhooks and pushes to on port 443, as NetworkPolicy peers: the public internet.',
      [{ ipBlock: { cidr: '0.0.0.0/0', except: PRIVATE_V4 } }, { ipBlock: { cidr: '::/0', except: PRIVATE_V6 } }],
    ),
    externalPeers: list('Where external engines are, as NetworkPolicy peers.', [{ ipBlock: { cidr: '0.0.0.0/0' } }]),
    externalPorts: list(
      'Ports of external engines.',
      [9092, 9094, 9096, 8123, 8443, 5432].map((port) => ({ port, protocol: 'TCP' })),
    ),
  }),
  topologySpread: group('Pods of one service over zones.', {
    whenUnsatisfiable: oneOf(
      'DoNotSchedule needs nodes labelled with their zone; a drained zone does not count.',
      'ScheduleAnyway',
      ['ScheduleAnyway', 'DoNotSchedule'],
    ),
    maxSkew: whole('How uneven zones may be.', 1, { minimum: 1 }),
  }),
  priorityClasses: group('Stream before web before jobs.', {
    enabled: onOff('Make and use PriorityClasses.', false),
  }),
  monitoring: group('Prometheus operator and Grafana.', {
    serviceMonitor: onOff('Make a ServiceMonitor per service.', false),
    rules: onOff('Make the PrometheusRule with the SLO alerts.', false),
    dashboards: onOff('Make ConfigMaps with Grafana dashboards.', false),
    labels: map('Labels that your Prometheus selects by.'),
    interval: text('How often to scrape.', '30s'),
    runbookUrl: text(
      'Where the runbooks are; the alert’s name is added.',
      'https://github.com/vitrine-sales/vitrine/blob/main/docs/operations.md#',
    ),
  }),
  tracing: group('OpenTelemetry.', {
    otlpEndpoint: text(
      'http(s)://host:4318 of a collector (OTLP over HTTP) for services, jobs and the dashboard; empty = off.',
    ),
  }),
});
