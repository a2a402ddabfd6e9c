import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { tenantSchema } from '@vitrine/contracts';
import { z } from 'zod';
import { reachable } from '../engine/ports.js';
import { givenKafka, type KafkaAccess, kafkaVariables } from '../kafka/kafka-access.js';
import { nextOffset, refusedAt } from './port-offset.js';

/** What `npm start -- …` and its environment ask for; parsed once, nobody else reads either. */
export interface StartOptions {
  readonly home: string;
  readonly bind: string;
  readonly portOffset: number;
  /** Of each topic that does not exist yet. */
  readonly partitions: number;
  readonly fresh: boolean;
  readonly demo: boolean;
  /** Whether the demo's shops have one incident soon after the first start. */
  readonly incident: boolean;
  /** The tenant that lives by the time of its events; undefined: none. */
  readonly replayClock: string | undefined;
  readonly stores: number;
  readonly demoDays: number;
  /** What was asked for by name: a home that has a chain already keeps it. */
  readonly askedChain: { readonly stores?: number; readonly days?: number };
  /** Tickets a second of extra load, in a tenant of its own; 0 is none. */
  readonly loadRate: number;
  readonly watch: boolean;
  /** For tests: at most as long as the process that started this one, and the home goes at the end. */
  readonly temporary: boolean;
  /** Real clusters in place of embedded engines. */
  readonly external: {
    readonly kafka: KafkaAccess | undefined;
    readonly clickhouse: { readonly url: string; readonly user: string; readonly password: string } | undefined;
    readonly databaseUrl: string | undefined;
  };
}

export class OptionError extends Error {}

/** Least and most of each; `scripts/start.mjs` reads them too, before it installs and builds. */
const limits: Record<string, [number, number]> = JSON.parse(
  readFileSync(new URL('../../start-limits.json', import.meta.url), 'utf8'),
);

const environment = z.object({
  VITRINE_HOME: z.string().min(1).default('.vitrine'),
  VITRINE_BIND: z.string().min(1).default('127.0.0.1'),
  VITRINE_PORT_OFFSET: z.string().default('0'),
  TOPIC_PARTITIONS: z.coerce.number().int().min(1).max(100).default(partitionsFor(availableParallelism())),
  ...kafkaVariables,
  CLICKHOUSE_URL: z.url().optional(),
  CLICKHOUSE_USER: z.string().default('default'),
  CLICKHOUSE_PASSWORD: z.string().default(''),
  DATABASE_URL: z.string().min(1).optional(),
});

const flags = {
  fresh: { type: 'boolean', default: false },
  'no-demo': { type: 'boolean', default: false },
  'no-incident': { type: 'boolean', default: false },
  'replay-clock': { type: 'string' },
  stores: { type: 'string' },
  days: { type: 'string' },
  rate: { type: 'string', default: '0' },
  watch: { type: 'boolean', default: false },
  temporary: { type: 'boolean', default: false },
} as const;

/**
 * Partitions are worked on side by side, each with inserts of its own. More of them than cores make inserts smaller and waits longer: on two
 * cores with a hundred tickets a second six took more than twice as long as two from the till to the topic of accepted sales.
 */
function partitionsFor(cores: number): number {
  return Math.min(6, Math.max(2, cores));
}

/** @throws OptionError with one sentence that names the flag or variable and what it takes. */
export function parseOptions(argv: readonly string[], env: NodeJS.ProcessEnv, cwd: string): StartOptions {
  const values = parseFlags(argv);
  const parsed = environment.safeParse(env);
  if (!parsed.success) {
    const names = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))].join(', ');
    throw new OptionError(`These environment variables cannot be read: ${names}. See README.md, "Settings".`);
  }
  const { data } = parsed;
  const portOffset = wholeNumber('VITRINE_PORT_OFFSET', data.VITRINE_PORT_OFFSET);
  refuseOffset(portOffset);
  const stores = wholeNumber('--stores', values.stores ?? '12');
  const demoDays = wholeNumber('--days', values.days ?? '90');
  return {
    home: resolve(cwd, data.VITRINE_HOME),
    bind: data.VITRINE_BIND,
    portOffset,
    partitions: data.TOPIC_PARTITIONS,
    fresh: values.fresh,
    demo: !values['no-demo'],
    incident: !values['no-incident'],
    replayClock: replayedTenant(values['replay-clock'], data.VITRINE_BIND),
    stores,
    demoDays,
    askedChain: {
      ...(values.stores !== undefined && { stores }),
      ...(values.days !== undefined && { days: demoDays }),
    },
    loadRate: wholeNumber('--rate', values.rate),
    watch: values.watch,
    temporary: values.temporary,
    external: {
      kafka: givenKafka(data),
      clickhouse: data.CLICKHOUSE_URL
        ? { url: data.CLICKHOUSE_URL, user: data.CLICKHOUSE_USER, password: data.CLICKHOUSE_PASSWORD }
        : undefined,
      databaseUrl: data.DATABASE_URL,
    },
  };
}

function parseFlags(argv: readonly string[]) {
  try {
    const args = argv.map((word) => (word === REPLAY ? `${REPLAY}=${REPLAY_TENANT}` : word));
    return parseArgs({ args, options: flags, strict: true, allowPositionals: false }).values;
  } catch {
    throw new OptionError(
      `Unknown option in "${argv.join(' ')}". Known: --fresh, --no-demo, --no-incident, --replay-clock[=TENANT], --stores N, --days N, --rate N (tickets a second).`,
    );
  }
}

const REPLAY = '--replay-clock';
const REPLAY_TENANT = 'replay';
const tenantIdSchema = tenantSchema.shape.id;

/** Its messages go to sinks of this machine, which other machines do not reach. */
function replayedTenant(tenantId: string | undefined, bind: string): string | undefined {
  if (tenantId === undefined) return undefined;
  if (!tenantIdSchema.safeParse(tenantId).success)
    throw new OptionError(`${REPLAY} takes the id of a tenant: small letters, digits and dashes.`);
  if (reachable(bind) !== '127.0.0.1' && bind !== 'localhost')
    throw new OptionError(
      `${REPLAY} sends to sinks of this machine alone: leave VITRINE_BIND at 127.0.0.1 or 0.0.0.0.`,
    );
  return tenantId;
}

function refuseOffset(offset: number): void {
  const refused = refusedAt(offset);
  if (refused === undefined) return;
  throw new OptionError(
    `VITRINE_PORT_OFFSET=${offset} puts the ${refused.name} on port ${refused.port}, which browsers refuse to open: take VITRINE_PORT_OFFSET=${nextOffset(offset)}.`,
  );
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  const [min, max] = limits[name] ?? [0, 0];
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  throw new OptionError(`${name} takes a whole number from ${min} to ${max}.`);
}
