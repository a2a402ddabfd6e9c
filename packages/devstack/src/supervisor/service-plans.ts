import { join } from 'node:path';
import { type Deployable, type DeployableName, deployables, type KafkaProgram, secretsOf } from '@vitrine/contracts';
import type { KafkaUser } from '../engine/credentials.js';
import { reachable } from '../engine/ports.js';
import { answersOk, untilHttpOk } from '../engine/until-ready.js';
import { type KafkaAccess, kafkaEnvironmentOf } from '../kafka/kafka-access.js';
import type { ProcessPlan } from './managed-process.js';

/** Where the engines are, embedded or real. */
export interface EngineAddresses {
  readonly kafka: KafkaAccess;
  readonly clickhouse: { readonly url: string; readonly user: string; readonly password: string };
  readonly databaseUrl: string;
}

export interface ServiceContext {
  readonly root: string;
  readonly home: string;
  readonly bind: string;
  readonly portOffset: number;
  readonly engines: EngineAddresses;
  readonly privacyKey: string;
  readonly adminApiKey: string;
  readonly vapid: { readonly publicKey: string; readonly privateKey: string };
  readonly watch: boolean;
  readonly replayClock: string | undefined;
}

/** Of everything that listens, before the offset. */
export const ports = {
  ...(Object.fromEntries(deployables.map(({ name, port }) => [name, port])) as Record<DeployableName, number>),
  kafka: 9092,
  clickhouse: 8123,
  postgres: 15_432,
  smtp: 1025,
  mail: 8025,
  webhooks: 8026,
} as const;

/** The compiled services as a cluster runs them: one process each, settings from the environment alone. */
export function servicePlans(context: ServiceContext): ProcessPlan[] {
  return deployables.map((each) =>
    each.name === 'dashboard' ? dashboardPlan(context, each) : nodeService(context, each),
  );
}

function nodeService(context: ServiceContext, program: Deployable & { readonly name: KafkaProgram }): ProcessPlan {
  const { name, folder, heapMiB, probes } = program;
  const port = program.port + context.portOffset;
  const origin = `http://${reachable(context.bind)}:${port}`;
  return {
    name,
    command: process.execPath,
    args: [`--max-old-space-size=${heapMiB}`, '--enable-source-maps', join(context.root, folder, 'dist', 'main.js')],
    env: {
      ...baseEnvironment(context, name),
      ...secretsFor(context, program),
      ...messagesFor(context, program),
      ...recommendationsFor(context, program),
      ...stopAtOnce,
      PORT: String(port),
    },
    cwd: context.root,
    port,
    ...bookkeeping(context.home, name),
    ready: (signal) => untilHttpOk(`${origin}${probes.ready}`, signal),
    alive: () => answersOk(`${origin}${probes.live}`),
  };
}

/** One machine: nobody is sent to another pod meanwhile. */
const stopAtOnce = { STOP_GRACE_SECONDS: '0' } as const;

function secretsFor({ privacyKey, adminApiKey }: ServiceContext, program: Deployable): Record<string, string> {
  const values: Readonly<Record<string, string>> = { PRIVACY_KEY: privacyKey, ADMIN_API_KEY: adminApiKey };
  return Object.fromEntries(secretsOf(program).map((name) => [name, values[name] ?? '']));
}

/** Where the program is that answers what to offer. */
const recommendationsFor = ({ bind, portOffset }: ServiceContext, { needs }: Deployable): Record<string, string> =>
  needs.includes('recommendations')
    ? { RECOMMENDATIONS_URL: `http://${reachable(bind)}:${ports.recommendations + portOffset}` }
    : {};

/** Where mail and webhooks end, and what pushes are signed with. */
function messagesFor(
  { bind, portOffset, vapid, replayClock }: ServiceContext,
  { needs }: Deployable,
): Record<string, string> {
  const at = (port: number) => `${reachable(bind)}:${port + portOffset}`;
  const receivers = {
    VAPID_PUBLIC_KEY: vapid.publicKey,
    OUTGOING_ALLOW: [`http://${at(ports.webhooks)}`, `http://localhost:${ports.webhooks + portOffset}`].join(','),
  };
  if (needs.includes('receivers')) return receivers;
  if (!needs.includes('outgoing')) return {};
  return {
    ...receivers,
    VAPID_PRIVATE_KEY: vapid.privateKey,
    VAPID_SUBJECT: 'mailto:vitrine@localhost',
    SMTP_URL: `smtp://${at(ports.smtp)}`,
    MAIL_FROM: 'Vitrine <vitrine@localhost>',
    APP_URL: `http://${at(ports.dashboard)}`,
    ...(replayClock !== undefined && { REPLAY_CLOCK: replayClock }),
  };
}

function dashboardPlan(context: ServiceContext, { port: base, probes }: Deployable): ProcessPlan {
  const port = base + context.portOffset;
  const folder = join(context.root, 'apps', 'dashboard');
  const server = join(folder, '.next', 'standalone', 'apps', 'dashboard', 'start.mjs');
  const next = join(context.root, 'node_modules', '.bin', 'next');
  return {
    name: 'dashboard',
    command: context.watch ? next : process.execPath,
    args: context.watch ? ['dev', '--port', String(port), '--hostname', context.bind] : [server],
    env: {
      ...processEnvironment(),
      NODE_ENV: context.watch ? 'development' : 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      PORT: String(port),
      HOSTNAME: context.bind,
      ...stopAtOnce,
      API_URL: `http://${reachable(context.bind)}:${ports.api + context.portOffset}`,
    },
    cwd: folder,
    port,
    ...bookkeeping(context.home, 'dashboard'),
    ready: (signal) => untilHttpOk(`http://${reachable(context.bind)}:${port}${probes.ready}`, signal),
  };
}

/** How a process of ours is stopped, and where its log and its pid are kept. */
export function bookkeeping(home: string, name: string): Pick<ProcessPlan, 'stopSignal' | 'logFile' | 'pidFile'> {
  return { stopSignal: 'SIGTERM', logFile: join(home, 'logs', `${name}.log`), pidFile: join(home, `${name}.pid`) };
}

/** The settings that every service shares; a cluster sets the very same names. */
export function baseEnvironment({ engines, bind }: ServiceContext, kafkaUser: KafkaUser): Record<string, string> {
  return {
    ...processEnvironment(),
    NODE_ENV: 'production',
    HOST: bind,
    ...kafkaEnvironmentOf(engines.kafka, kafkaUser),
    CLICKHOUSE_URL: engines.clickhouse.url,
    CLICKHOUSE_USER: engines.clickhouse.user,
    CLICKHOUSE_PASSWORD: engines.clickhouse.password,
    DATABASE_URL: engines.databaseUrl,
  };
}

const KEPT = [
  ...['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ', 'KAFKA_TOPIC_PREFIX', 'CLICKHOUSE_DATABASE', 'LOG_LEVEL'],
  ...['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_HEADERS', 'OTEL_TRACES_SAMPLER_ARG'],
];

/** Only what a process needs from the person's shell, so that a stray variable cannot change a service. */
export function processEnvironment(): Record<string, string> {
  return Object.fromEntries(KEPT.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}
