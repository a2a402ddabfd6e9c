import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

declare global {
  /** Between jest's global setup and teardown, which share nothing else. */
  var vitrineTestEngines: ChildProcess | undefined;
}

const NAMES = ['KAFKA_BROKERS', 'CLICKHOUSE_URL', 'CLICKHOUSE_USER', 'CLICKHOUSE_PASSWORD', 'DATABASE_URL'];

/**
 * Starts Kafka, ClickHouse and Postgres for the integration suites, on free ports and in a home that goes away with them. Running engines
 * are used when their variables are set, or when VITRINE_TEST_ENGINES names the file that `engines/main.js --write-env` wrote.
 */
export default async function startTestEngines(): Promise<void> {
  const running = process.env.VITRINE_TEST_ENGINES;
  if (running !== undefined) adopt(readFileSync(running, 'utf8'));
  if (NAMES.every((name) => process.env[name] !== undefined)) return;

  endWithRunner();
  // The engines run compiled, in a process of their own: jest loads this file as CommonJS, which cannot import them.
  const build = spawnSync('npx', ['tsc', '-p', 'packages/devstack/tsconfig.json'], { encoding: 'utf8' });
  if (build.status !== 0) throw new Error(`packages/devstack does not compile:\n${build.stdout}`);
  const home = mkdtempSync(join(tmpdir(), 'vitrine-test-'));
  const child = spawn(process.execPath, ['packages/devstack/dist/engines/main.js', '--home', home, '--temporary'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  globalThis.vitrineTestEngines = child;
  adopt(await firstAnswer(child));
}

/** Everything up to the last variable; a start that fails has said why on stderr. */
function firstAnswer(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (chunk) => {
      printed += chunk;
      if (/DATABASE_URL=.*\n/.test(printed)) resolve(printed);
    });
    child.once('exit', () => reject(new Error('The engines for the integration tests did not start: see above.')));
  });
}

/** `npm test` may be killed: then this jest ends too, and with it the engines, which watch it. */
function endWithRunner(): void {
  const runner = Number(process.env.VITRINE_TEST_RUNNER ?? 0);
  if (runner > 0) setInterval(() => process.ppid !== runner && process.exit(1), 500).unref();
}

function adopt(lines: string): void {
  for (const [, name = '', value = ''] of lines.matchAll(/^export (\w+)='(.*)'$/gm)) process.env[name] = value;
}
