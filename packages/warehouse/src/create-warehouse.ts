import { Warehouse } from './warehouse.js';

/** The environment variables that name a ClickHouse. Parsed and checked by each service's own `env.ts`. */
export interface WarehouseEnv {
  readonly CLICKHOUSE_URL: string;
  readonly CLICKHOUSE_USER: string;
  readonly CLICKHOUSE_PASSWORD: string;
  readonly CLICKHOUSE_DATABASE: string;
}

export const createWarehouse = (env: WarehouseEnv): Warehouse =>
  new Warehouse({
    url: env.CLICKHOUSE_URL,
    user: env.CLICKHOUSE_USER,
    password: env.CLICKHOUSE_PASSWORD,
    database: env.CLICKHOUSE_DATABASE,
  });
