import { type BeforeApplicationShutdown, Inject, Module } from '@nestjs/common';
import { Store } from '@vitrine/store';
import { Labels, type WarehouseEnv } from '@vitrine/warehouse';
import { AlertRulesModule } from '../alert-rules/alert-rules.module.js';
import { ManagedRules } from '../alert-rules/managed-rules.js';
import { ApiSettings } from '../engines/api-settings.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { BacktestController } from './backtest.controller.js';
import { BacktestThreads } from './backtest-threads.js';
import { Backtests } from './backtests.js';

const BACKTEST_CODE = new URL('./backtest-worker.js', import.meta.url);

/** How often a rule would have rung: replays of the warehouse, in threads of their own. */
@Module({
  imports: [AlertRulesModule, MetricsModule],
  controllers: [BacktestController],
  providers: [
    {
      provide: BacktestThreads,
      useFactory: ({ env: warehouse, options }: ApiSettings) =>
        new BacktestThreads(options.backtestCode ?? BACKTEST_CODE, { warehouse: warehouseOf(warehouse) }),
      inject: [ApiSettings],
    },
    {
      provide: Backtests,
      useFactory: (store: Store, rules: ManagedRules, labels: Labels, threads: BacktestThreads) =>
        new Backtests(store, rules, labels, threads),
      inject: [Store, ManagedRules, Labels, BacktestThreads],
    },
  ],
})
export class BacktestModule implements BeforeApplicationShutdown {
  constructor(@Inject(BacktestThreads) private readonly threads: BacktestThreads) {}

  beforeApplicationShutdown(): Promise<void> {
    return this.threads.close();
  }
}

/** A thread gets what it needs, and no other secret. */
function warehouseOf({
  CLICKHOUSE_URL,
  CLICKHOUSE_USER,
  CLICKHOUSE_PASSWORD,
  CLICKHOUSE_DATABASE,
}: WarehouseEnv): WarehouseEnv {
  return { CLICKHOUSE_URL, CLICKHOUSE_USER, CLICKHOUSE_PASSWORD, CLICKHOUSE_DATABASE };
}
