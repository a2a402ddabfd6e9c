import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import type { KafkaLogins } from '../engine/credentials.js';
import { EngineError } from '../engine/engine-error.js';
import type { EngineProcess } from '../engine/engine-process.js';
import { inheritedEnvironment } from '../engine/inherited-environment.js';
import { FIRST_EPHEMERAL, findFreePort, isPortFree } from '../engine/ports.js';
import { awaitBroker } from './await-broker.js';
import { requireJars } from './jars.js';
import { requireJava } from './java.js';
import { LOG_PROPERTIES, serverProperties } from './server-properties.js';

export interface KafkaOptions {
  readonly home: string;
  readonly bind: string;
  readonly port: number;
  /** Where to listen for clients with a login, if anywhere. */
  readonly saslPort?: number | undefined;
  /** Everybody who may come in, if not everybody may. */
  readonly logins?: KafkaLogins | undefined;
  readonly log: (line: string) => void;
}

/**
 * Makes everything a broker needs (Java, jars, configuration, formatted storage) and tells how to run it.
 * @throws EngineError `java_missing`, `maven_missing`, `download_failed`, `disk_full`.
 */
export async function describeKafka({ home, bind, port, saslPort, logins, log }: KafkaOptions): Promise<EngineProcess> {
  const java = requireJava(log);
  const jars = requireJars(home, log);
  const cwd = join(home, 'kafka');
  mkdirSync(cwd, { recursive: true, mode: 0o700 });

  const properties = join(cwd, 'server.properties');
  const logging = join(cwd, 'log4j2.properties');
  const controllerPort = await controllerPortFor(port);
  writeFileSync(
    properties,
    serverProperties(join(cwd, 'data'), { bind, advertised: reachable(bind), port, controllerPort, saslPort, logins }),
    { mode: 0o600 },
  );
  chmodSync(properties, 0o600); // one that was written before it held passwords keeps its mode
  writeFileSync(logging, LOG_PROPERTIES);
  const classpath = ['-cp', join(jars, '*'), `-Dlog4j2.configurationFile=${logging}`];
  // Java decodes file names by the locale.
  const env = { ...inheritedEnvironment(), LC_ALL: 'C.UTF-8' };
  if (!existsSync(join(cwd, 'data', 'meta.properties'))) format(java, classpath, properties, env);

  return {
    name: 'kafka',
    command: java,
    // 384 MiB hold 400,000 messages in flight; the serial collector costs the least memory beside the heap.
    args: [
      '-Xms128m',
      '-Xmx384m',
      '-XX:+UseSerialGC',
      '-XX:MaxDirectMemorySize=128m',
      '-XX:+ExitOnOutOfMemoryError',
      ...classpath,
      'kafka.Kafka',
      properties,
    ],
    env,
    cwd,
    host: bind,
    port,
    stopSignal: 'SIGTERM',
    logFile: join(home, 'logs', 'kafka.log'),
    pidFile: join(home, 'kafka.pid'),
    ready: (signal) => awaitBroker(`${reachable(bind)}:${port}`, logins, signal),
  };
}

function format(java: string, classpath: readonly string[], properties: string, env: Record<string, string>): void {
  const clusterId = newClusterId();
  const args = [
    '-Xmx64m',
    ...classpath,
    'kafka.tools.StorageTool',
    'format',
    '-t',
    clusterId,
    '-c',
    properties,
    '--ignore-formatted',
  ];
  const run = spawnSync(java, args, { env, encoding: 'utf8', timeout: 60_000 });
  if (run.status === 0) return;
  throw new EngineError(
    'engine_exited',
    `Kafka could not prepare its data folder (${lastLine(run.stderr || run.stdout)}): free or choose another folder with VITRINE_HOME.`,
  );
}

const lastLine = (text: string): string => text.trim().split('\n').at(-1)?.slice(0, 300) ?? '';

/** Fixed where possible, so that a second start finds the same; any free one otherwise. */
async function controllerPortFor(port: number): Promise<number> {
  const usual = port + 10_000;
  return usual < FIRST_EPHEMERAL && (await isPortFree(usual, '127.0.0.1')) ? usual : findFreePort();
}

/** The address clients can come back to: a listener on all interfaces needs a name of its own. */
function reachable(bind: string): string {
  if (bind !== '0.0.0.0' && bind !== '::') return bind;
  const outer = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find((it) => !it.internal && it.family === 'IPv4');
  return outer?.address ?? '127.0.0.1';
}

/** Base64url of 16 bytes, as Kafka's own ids; never beginning with "-", which its command line would take for an option. */
export function newClusterId(bytes: Buffer = randomBytes(16)): string {
  bytes.writeUInt8(bytes.readUInt8(0) & 0x7f, 0);
  return bytes.toString('base64url');
}
