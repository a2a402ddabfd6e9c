import { type KafkaUse, kafkaUses } from './kafka-uses.js';

/** What a program needs from the rest: it decides environment, secrets, network flows and what must be there before it starts. */
export type Need =
  | 'kafka'
  | 'clickhouse'
  | 'postgres'
  | 'api'
  | 'recommendations'
  | 'privacy'
  | 'admin'
  | 'callers'
  /** Addresses of strangers are taken in: webhooks and browsers. */
  | 'receivers'
  /** Sends to them, and mail. */
  | 'outgoing';

/** Everything about one program that serves, but its sizes and scaling: those are in k8s/src/services.ts. */
export interface Deployable {
  /** Of its Deployment, image, process, log and Kafka login. */
  readonly name: string;
  readonly about: string;
  /** Its workspace; `dist/main.js` in it is what runs, for the dashboard the server of its build. */
  readonly folder: `services/${string}` | `apps/${string}`;
  readonly port: number;
  /** Paths that say: this process runs; it can serve. */
  readonly probes: { readonly live: string; readonly ready: string };
  readonly needs: readonly Need[];
  /** Paths by which callers from outside reach it, on the one address of an installation; the longest match wins. */
  readonly routes: readonly string[];
  /** Where a person looks first. */
  readonly opensAt: string;
  readonly priority: 'stream' | 'web';
  readonly kafka?: KafkaUse;
  /** Variables with the same value in every container. */
  readonly env: Readonly<Record<string, string>>;
  /** Answers `/metrics`. */
  readonly metrics: boolean;
  /** Most that its JavaScript heap may grow to where everything runs on one machine. */
  readonly heapMiB: number;
  /** Prefixes of the lake that it may touch; without it, none. */
  readonly lake?: { readonly reads: readonly string[]; readonly writes: readonly string[] };
}

/** The programs that serve, in the order of the documentation. A further one is one entry more. */
export const deployables = [
  {
    name: 'processing',
    about: 'Raw events → checked, deduplicated rows in the warehouse, exactly once.',
    folder: 'services/processing',
    port: 4002,
    probes: { live: '/livez', ready: '/readyz' },
    needs: ['kafka', 'clickhouse', 'postgres', 'privacy'],
    routes: [],
    opensAt: '/readyz',
    priority: 'stream',
    kafka: kafkaUses.processing,
    env: {},
    metrics: true,
    heapMiB: 512,
    lake: { reads: ['raw'], writes: ['raw', 'processed'] },
  },
  {
    name: 'alerting',
    about: 'Rules on the stream of sales → alerts, and the way of each to the right person.',
    folder: 'services/alerting',
    port: 4003,
    probes: { live: '/livez', ready: '/readyz' },
    needs: ['kafka', 'clickhouse', 'postgres', 'privacy', 'outgoing'],
    routes: [],
    opensAt: '/readyz',
    priority: 'stream',
    kafka: kafkaUses.alerting,
    env: {},
    metrics: true,
    heapMiB: 384,
  },
  {
    name: 'recommendations',
    about: 'Which products are bought together, and what to offer with them.',
    folder: 'services/recommendations',
    port: 4004,
    probes: { live: '/livez', ready: '/readyz' },
    needs: ['kafka', 'clickhouse', 'postgres'],
    routes: [],
    opensAt: '/readyz',
    priority: 'stream',
    kafka: kafkaUses.recommendations,
    env: {},
    metrics: true,
    heapMiB: 384,
  },
  {
    name: 'ingestion',
    about: 'The HTTP door for shops without Kafka: tickets and catalogue into the raw topics.',
    folder: 'services/ingestion',
    port: 4001,
    probes: { live: '/livez', ready: '/readyz' },
    needs: ['kafka', 'clickhouse', 'postgres', 'callers'],
    routes: ['/v1/sales:batch', '/v1/catalog:batch', '/v1/ingestion'],
    opensAt: '/v1/ingestion/openapi.json',
    priority: 'stream',
    kafka: kafkaUses.ingestion,
    env: {},
    metrics: true,
    heapMiB: 512,
  },
  {
    name: 'api',
    about: 'The only door for people and programs: sessions, metrics, live stream.',
    folder: 'services/api',
    port: 4000,
    probes: { live: '/livez', ready: '/readyz' },
    needs: ['kafka', 'clickhouse', 'postgres', 'recommendations', 'privacy', 'admin', 'callers', 'receivers'],
    routes: ['/v1', '/docs', '/redoc'],
    opensAt: '/docs',
    priority: 'web',
    kafka: kafkaUses.api,
    env: {},
    metrics: true,
    heapMiB: 512,
    lake: { reads: ['reports'], writes: [] },
  },
  {
    name: 'dashboard',
    about: 'Screens for managers, sellers and operators.',
    folder: 'apps/dashboard',
    port: 3000,
    probes: { live: '/livez', ready: '/login' },
    needs: ['api'],
    routes: ['/'],
    opensAt: '/',
    priority: 'web',
    env: { HOSTNAME: '0.0.0.0' },
    metrics: false,
    heapMiB: 512,
  },
] as const satisfies readonly Deployable[];

type Listed = (typeof deployables)[number];
export type DeployableName = Listed['name'];
/** Those that callers from outside reach. */
export type PublicName = Exclude<Listed, { readonly routes: readonly [] }>['name'];
/** Those that log in to Kafka. */
export type KafkaProgram = Extract<Listed, { readonly kafka: unknown }>['name'];

export const isPublic = ({ routes }: Pick<Deployable, 'routes'>): boolean => routes.length > 0;
export const kafkaPrograms = deployables.filter((each) => 'kafka' in each).map(({ name }) => name) as KafkaProgram[];

/** The one of that name. */
export function deployableNamed(name: DeployableName): Deployable {
  const found = deployables.find((each) => each.name === name);
  if (!found) throw new Error(`There is no deployable ${name}.`);
  return found;
}

/** Our own secrets, each a variable of the programs with the need. The engines' logins come with the engines. */
export const secretsOfNeed: Readonly<Partial<Record<Need, string>>> = {
  privacy: 'PRIVACY_KEY',
  admin: 'ADMIN_API_KEY',
};

/** The variables that hold its secrets. */
export const secretsOf = ({ needs }: Pick<Deployable, 'needs'>): string[] =>
  needs.flatMap((need) => secretsOfNeed[need] ?? []);

/** A way in from outside. */
export interface Route {
  readonly path: string;
  readonly name: string;
  readonly port: number;
}

/** Every way in, the longest path first, so that the first that fits is the right one. */
export function routesTo(programs: readonly Deployable[]): Route[] {
  return programs
    .flatMap(({ name, port, routes }) => routes.map((path) => ({ path, name, port })))
    .sort((one, other) => other.path.length - one.path.length);
}
