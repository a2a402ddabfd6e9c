import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

declare global {
  /** Between jest's global setup and teardown, which share nothing else. */
  var vitrineTestEngines: { stop(): Promise<void>; home: string } | undefined;
}

const NAMES = ['KAFKA_BROKERS', 'CLICKHOUSE_URL', 'CLICKHOUSE_USER', 'CLICKHOUSE_PASSWORD', 'DATABASE_URL'];

/**
 * Starts Kafka, ClickHouse and Postgres for the integration suites, on free ports and in a home that goes away with
 * them. With all variables set already (`source` the file that `engines/main.js --env-file` wrote) those are used.
 */
export default async function startTestEngines(): Promise<void> {
  if (NAMES.every((name) => process.env[name] !== undefined)) return;

  // The gateway is a process of its own and runs compiled.
  const root = process.cwd();
  const build = spawnSync('npx', ['tsc', '-p', 'packages/devstack/tsconfig.json'], { cwd: root, encoding: 'utf8' });
  if (build.status !== 0) throw new Error(`packages/devstack does not compile:\n${build.stdout}`);

  const compiled = (file: string): string => `file://${join(root, 'packages/devstack/dist/engines', file)}`;
  const { startEngines } = await import(compiled('start-engines.js'));
  const { environmentOf } = await import(compiled('environment.js'));
  const home = mkdtempSync(join(tmpdir(), 'vitrine-test-'));
  const engines = await startEngines({ home, log: (line: string) => console.error(line) });
  Object.assign(process.env, environmentOf(engines));
  globalThis.vitrineTestEngines = { stop: engines.stop, home };
}
