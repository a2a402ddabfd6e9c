import { Warehouse, type WarehouseOptions } from './warehouse.js';

/** The environment variables that name a ClickHouse. Parsed and checked by each service's own `env.ts`. */
export interface WarehouseEnv {
  readonly CLICKHOUSE_URL: string;
  readonly CLICKHOUSE_USER: string;
  readonly CLICKHOUSE_PASSWORD: string;
  readonly CLICKHOUSE_DATABASE: string;
}

export const createWarehouse = (
  env: WarehouseEnv,
  options: Pick<WarehouseOptions, 'insertDeadlineMs' | 'onQuery'> = {},
): Warehouse =>
  new Warehouse({
    ...options,
    url: env.CLICKHOUSE_URL,
    user: env.CLICKHOUSE_USER,
    password: env.CLICKHOUSE_PASSWORD,
    database: env.CLICKHOUSE_DATABASE,
  });
