import { Module } from '@nestjs/common';
import { Store } from '@vitrine/store';
import { Directory, Warehouse } from '@vitrine/warehouse';
import { InboxReaders } from '../alerts/inbox-readers.js';
import { DirectoryModule } from '../directory/directory.module.js';
import { AlertRulesController } from './alert-rules.controller.js';
import { AlertTemplatesController } from './alert-templates.controller.js';
import { ManagedRules } from './managed-rules.js';
import { RuleFirings } from './rule-firings.js';
import { RuleProposals } from './rule-proposals.js';
import { RuleTests } from './rule-tests.js';
import { RulesHealth } from './rules-health.js';
import { SoldItems } from './sold-items.js';

/** Rules of alerts: ready ones, making, changing, versions. */
@Module({
  imports: [DirectoryModule],
  controllers: [AlertRulesController, AlertTemplatesController],
  providers: [
    {
      provide: ManagedRules,
      useFactory: (store: Store, directory: Directory, warehouse: Warehouse) =>
        new ManagedRules(store, directory, new SoldItems(warehouse)),
      inject: [Store, Directory, Warehouse],
    },
    { provide: RuleProposals, useFactory: (store: Store) => new RuleProposals(store), inject: [Store] },
    {
      provide: RuleFirings,
      useFactory: (store: Store, directory: Directory) => new RuleFirings(store, new InboxReaders(directory)),
      inject: [Store, Directory],
    },
    { provide: RuleTests, useFactory: (store: Store) => new RuleTests(store), inject: [Store] },
    { provide: RulesHealth, useFactory: (store: Store) => new RulesHealth(store), inject: [Store] },
  ],
  exports: [ManagedRules],
})
export class AlertRulesModule {}
