import { mkdirSync } from 'node:fs';
import { Gateway } from './gateway.js';
import { loadGatewayEnv } from './gateway-env.js';

const env = loadGatewayEnv(process.env);
mkdirSync(env.CLICKHOUSE_GATEWAY_DATA, { recursive: true, mode: 0o700 });
const gateway = new Gateway({
  dataDir: env.CLICKHOUSE_GATEWAY_DATA,
  user: env.CLICKHOUSE_GATEWAY_USER,
  password: env.CLICKHOUSE_GATEWAY_PASSWORD,
});
gateway.server.once('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
gateway.server.listen(env.CLICKHOUSE_GATEWAY_PORT, env.CLICKHOUSE_GATEWAY_HOST);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    gateway.close();
    // A query that does not hear the kill must not hold up the stop: data on disk survive it.
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 3_000).unref();
    process.exit(0);
  });
}
