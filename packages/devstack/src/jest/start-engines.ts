import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngines } from '../engines/start-engines.js';

/** Starts one set of engines for every integration suite of a run, unless the environment already names running ones. */
export default async function setUp(): Promise<void> {
  if (process.env.KAFKA_BROKERS && process.env.CLICKHOUSE_URL && process.env.DATABASE_URL) return;
  const home = mkdtempSync(join(tmpdir(), 'vitrine-int-'));
  const engines = await startEngines({ home, log: (line) => process.stderr.write(`${line}\n`) });
  process.env.KAFKA_BROKERS = engines.kafka.brokers;
  process.env.CLICKHOUSE_URL = engines.clickhouse.url;
  process.env.CLICKHOUSE_USER = engines.clickhouse.user;
  process.env.CLICKHOUSE_PASSWORD = engines.clickhouse.password;
  process.env.DATABASE_URL = engines.postgres.url;
  running.engines = engines;
  running.home = home;
}

export const running: { engines?: Awaited<ReturnType<typeof startEngines>>; home?: string } = {};
