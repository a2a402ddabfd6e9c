import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createTestDatabase } from '@vitrine/store/testing';
import { OtlpSink } from '@vitrine/tracing/testing';
import { createWarehouse } from '@vitrine/warehouse';

jest.setTimeout(90_000);

const name = `job_traces_${process.pid}`;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let sink: OtlpSink;

beforeAll(async () => {
  database = await createTestDatabase(process.env.DATABASE_URL ?? '', name);
  sink = await OtlpSink.open();
});
afterAll(async () => {
  await sink.close();
  const { CLICKHOUSE_URL = '', CLICKHOUSE_USER = '', CLICKHOUSE_PASSWORD = '' } = process.env;
  const warehouse = createWarehouse({
    CLICKHOUSE_URL,
    CLICKHOUSE_USER,
    CLICKHOUSE_PASSWORD,
    CLICKHOUSE_DATABASE: name,
  });
  await warehouse.command({ name: 'spec.drop', sql: `DROP DATABASE IF EXISTS ${name}`, database: null });
  await warehouse.close();
  await database.drop();
});

/** The compiled job in a process of its own, as it runs on a cluster. @returns its exit code */
async function run(command: string): Promise<unknown> {
  const env = {
    ...process.env,
    DATABASE_URL: database.url,
    CLICKHOUSE_DATABASE: name,
    ENSURE_TOPICS: 'false',
    LOG_LEVEL: 'silent',
    OTEL_EXPORTER_OTLP_ENDPOINT: sink.endpoint,
  };
  const child = spawn(process.execPath, [`services/migrate/dist/${command}.js`], { env, stdio: 'inherit' });
  const [code] = await once(child, 'close');
  return code;
}

describe('what a collector gets of a job', () => {
  it.each([
    { command: 'migrate', queries: ['migrations.applied', 'insert schema_migrations'] },
    { command: 'retention', queries: ['retention.deadLetters', 'select tenants'] },
  ])('is one trace of $command with its queries, sent before the process ends', async ({ command, queries }) => {
    expect(await run(command)).toBe(0);
    const [job, ...others] = sink.named(`job ${command}`);
    expect(others).toEqual([]);
    expect(job).toMatchObject({ service: `vitrine-${command}`, parentSpanId: undefined });
    const inside = sink.spans.filter(({ parentSpanId }) => parentSpanId === job?.spanId);
    expect(inside.map((span) => span.name)).toEqual(expect.arrayContaining(queries));
    const systems = new Set(inside.map(({ attributes }) => attributes['db.system.name']));
    expect([...systems].sort()).toEqual(['clickhouse', 'postgresql']);
    // What keeps the lease, and each other timer, is no part of the work.
    expect(sink.spans.filter(({ service, traceId }) => service === job?.service && traceId !== job?.traceId)).toEqual(
      [],
    );
  });

  it('is no secret', () => {
    const told = sink.bodies.join('\n');
    const words = [database.url, process.env.CLICKHOUSE_PASSWORD].filter((word) => word);
    expect(words.filter((word) => told.includes(String(word)))).toEqual([]);
  });
});
