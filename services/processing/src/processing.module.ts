import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import {
  type ConsumerKit,
  type ConsumerParts,
  createKit,
  ForgetDeleted,
  kitProviders,
  TenantDirectory,
} from '@vitrine/consumer';
import { kafkaUses } from '@vitrine/contracts';
import { HealthController } from '@vitrine/platform';
import { parseMasterKeys } from '@vitrine/privacy';
import {
  CatalogRecords,
  Journal,
  PersonalValues,
  ProductCosts,
  Products,
  SaleLines,
  Sellers,
  Stores,
  Targets,
  TicketHeads,
} from '@vitrine/warehouse';
import { backgroundOf } from './background.js';
import { CatalogConsumer } from './catalog/catalog.consumer.js';
import { CatalogWriter } from './catalog/catalog-writer.js';
import { Catalogue } from './catalog/catalogue.js';
import { CatalogueFeed } from './catalog/catalogue-feed.js';
import type { Env } from './env.js';
import { JournalledInsert } from './journal/journalled-insert.js';
import { OpenTickets } from './restate/open-tickets.js';
import { RestatedLines } from './restate/restated-lines.js';
import { RestatedTickets } from './restate/restated-tickets.js';
import { Restater } from './restate/restater.js';
import { BatchCutter } from './sales/cut-batch.js';
import { EarlierTries } from './sales/earlier-try.js';
import { KnownTickets } from './sales/known-tickets.js';
import { SalesConsumer } from './sales/sales.consumer.js';
import { SalesWriter, type SettleHooks } from './sales/sales-writer.js';
import { Strangers } from './tenants/strangers.js';

export interface ModuleParts extends ConsumerParts<Env> {
  /** For tests that stop the process at a chosen moment. */
  readonly hooks?: SettleHooks;
}

/** Everything the service is made of, built from its environment in one place. */
@Module({})
export class ProcessingModule {
  static with(parts: ModuleParts): DynamicModule {
    const { env, logger, hooks } = parts;
    const kit = createKit('processing', kafkaUses.processing, parts);
    const { store, clock } = kit;
    const masterKeys = parseMasterKeys(env.PRIVACY_KEY);
    const catalogue = new Catalogue();
    const tables = tablesOf(kit);
    const feed = new CatalogueFeed({ kafka: kit.kafka, env, log: logger }, catalogue, tables);
    const tenants = new TenantDirectory(store, masterKeys, clock);
    const forgetDeleted = new ForgetDeleted(store, [tenants, catalogue], (error) =>
      logger.warn({ error: String(error) }, 'tenants that are being deleted could not be looked up; trying again'),
    );
    return {
      module: ProcessingModule,
      controllers: [HealthController, SalesConsumer, CatalogConsumer],
      providers: [
        ...kitProviders(kit, {
          checks: { catalogue: async () => feed.assertCaughtUp() },
          background: backgroundOf({ feed, forgetDeleted, store, masterKeys, log: logger }),
          isStore: catalogue.hasStore,
        }),
        { provide: TenantDirectory, useValue: tenants },
        { provide: Catalogue, useValue: catalogue },
        { provide: CatalogueFeed, useValue: feed },
        { provide: CatalogWriter, useValue: new CatalogWriter(tables, store.people) },
        { provide: PersonalValues, useValue: tables.personalValues },
        ...salesProviders({ kit, tables, catalogue, feed, tenants, hooks }),
      ],
    };
  }
}

type Tables = ReturnType<typeof tablesOf>;

const tablesOf = ({ warehouse }: ConsumerKit) => ({
  stores: new Stores(warehouse),
  sellers: new Sellers(warehouse),
  products: new Products(warehouse),
  costs: new ProductCosts(warehouse),
  targets: new Targets(warehouse),
  records: new CatalogRecords(warehouse),
  lines: new SaleLines(warehouse),
  personalValues: new PersonalValues(warehouse),
});

interface SalesParts {
  readonly kit: ConsumerKit;
  readonly tables: Tables;
  readonly catalogue: Catalogue;
  readonly feed: CatalogueFeed;
  readonly tenants: TenantDirectory;
  readonly hooks: SettleHooks | undefined;
}

/** Judging and writing of sales, which share what is journalled of them. */
function salesProviders({ kit, tables, catalogue, feed, tenants, hooks }: SalesParts): Provider[] {
  const { warehouse, clock, deadLetters, controlTotals, topicDirectory, parts } = kit;
  const { lines, personalValues } = tables;
  const inserts = new JournalledInsert(new Journal(warehouse), lines, clock);
  const earlier = new EarlierTries(lines, inserts);
  const counts = { controlTotals, personalValues };
  const open = new OpenTickets(warehouse, catalogue);
  const restated = new RestatedLines(parts.registry);
  const tickets = new RestatedTickets({ lines, tenants, output: topicDirectory, clock });
  return [
    { provide: Restater, useValue: new Restater({ feed, catalogue, open, lines, inserts, restated, tickets, clock }) },
    { provide: EarlierTries, useValue: earlier },
    { provide: BatchCutter, useValue: new BatchCutter({ lines, counts, earlier, inserts }) },
    { provide: KnownTickets, useValue: new KnownTickets(new TicketHeads(warehouse), lines) },
    { provide: SalesWriter, useValue: new SalesWriter({ lines, deadLetters, ...counts, earlier, inserts }, hooks) },
    { provide: Strangers, useValue: new Strangers(tenants, inserts) },
  ];
}
