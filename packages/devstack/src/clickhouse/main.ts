/** The development gateway: ClickHouse's HTTP interface in front of the engine in this process. */
import { z } from 'zod';
import { Gateway } from './gateway.js';

const environment = z.object({
  CLICKHOUSE_GATEWAY_HOST: z.string().default('127.0.0.1'),
  CLICKHOUSE_GATEWAY_PORT: z.coerce.number().int().min(0).max(65_535).default(8123),
  CLICKHOUSE_GATEWAY_DATA: z.string().min(1),
  CLICKHOUSE_GATEWAY_USER: z.string().min(1).default('default'),
  CLICKHOUSE_GATEWAY_PASSWORD: z.string().default(''),
});

const parsed = environment.safeParse(process.env);
if (!parsed.success) fail(`Wrong environment: ${parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')}`);
const env = parsed.data;

const gateway = new Gateway(env.CLICKHOUSE_GATEWAY_DATA, {
  user: env.CLICKHOUSE_GATEWAY_USER,
  password: env.CLICKHOUSE_GATEWAY_PASSWORD,
});
gateway.server.once('error', (error) => fail(error.message));
gateway.server.listen(env.CLICKHOUSE_GATEWAY_PORT, env.CLICKHOUSE_GATEWAY_HOST);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    gateway.close();
    // A query that does not hear the kill must not hold up the stop: data on disk survive it.
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 3_000).unref();
    process.exit(0);
  });
}

function fail(words: string): never {
  console.error(words);
  process.exit(1);
}
