import { Module } from '@nestjs/common';
import { Store } from '@vitrine/store';
import { Directory, Labels, Products, runIn, ScopedAnswers, Warehouse } from '@vitrine/warehouse';
import { AccessModule } from '../access/access.module.js';
import { TokenDoor } from '../access/token-door.js';
import { CatalogueModule } from '../catalogue/catalogue.module.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { keptLedger } from './kept-ledger.js';
import { MetricAnswers } from './metric-answers.js';
import { MetricsController } from './metrics.controller.js';

/** Questions to the metric layer. */
@Module({
  imports: [AccessModule, CatalogueModule, DirectoryModule],
  controllers: [MetricsController],
  providers: [
    {
      provide: Labels,
      useFactory: (products: Products, store: Store, directory: Directory) =>
        new Labels(products, store.people, directory),
      inject: [Products, Store, Directory],
    },
    {
      provide: MetricAnswers,
      useFactory: (warehouse: Warehouse, directory: Directory, labels: Labels, tokens: TokenDoor, store: Store) => {
        const answers = new ScopedAnswers(runIn(warehouse), directory, labels);
        return new MetricAnswers(answers, directory, tokens, keptLedger(store.networkCells));
      },
      inject: [Warehouse, Directory, Labels, TokenDoor, Store],
    },
  ],
  exports: [Labels, MetricAnswers],
})
export class MetricsModule {}
