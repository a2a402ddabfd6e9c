import { type BeforeApplicationShutdown, Inject, Module } from '@nestjs/common';
import { Store } from '@vitrine/store';
import type { WarehouseEnv } from '@vitrine/warehouse';
import { InboxReaders } from '../alerts/inbox-readers.js';
import { Directory } from '../directory/directory.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { ApiSettings } from '../engines/api-settings.js';
import { Labels } from '../metrics/labels.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import { AlertRulesController } from './alert-rules.controller.js';
import { AlertTemplatesController } from './alert-templates.controller.js';
import { BacktestController } from './backtest/backtest.controller.js';
import { BacktestThreads } from './backtest/backtest-threads.js';
import { Backtests } from './backtest/backtests.js';
import { ManagedRules } from './managed-rules.js';
import { RuleFirings } from './rule-firings.js';

const BACKTEST_CODE = new URL('./backtest/backtest-worker.js', import.meta.url);

/** Rules of alerts: ready ones, making, changing, versions, back-tests. */
@Module({
  imports: [DirectoryModule, MetricsModule],
  controllers: [AlertRulesController, AlertTemplatesController, BacktestController],
  providers: [
    {
      provide: ManagedRules,
      useFactory: (store: Store, directory: Directory) => new ManagedRules(store, directory),
      inject: [Store, Directory],
    },
    {
      provide: RuleFirings,
      useFactory: (store: Store, directory: Directory) => new RuleFirings(store, new InboxReaders(directory)),
      inject: [Store, Directory],
    },
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
export class AlertRulesModule implements BeforeApplicationShutdown {
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
