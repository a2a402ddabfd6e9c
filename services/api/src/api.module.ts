import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { checkKafka, createKafka } from '@vitrine/bus';
import { type RunQuery, warehouseRow } from '@vitrine/metrics';
import { createRegistry, HealthChecks, HealthController, type Logger } from '@vitrine/platform';
import { parseMasterKeys } from '@vitrine/privacy';
import { createStore, type PasswordCost, Store } from '@vitrine/store';
import {
  ControlTotals,
  createWarehouse,
  DeadLetters,
  PersonalValues,
  Products,
  readLedger,
  SalesDays,
  Sellers,
  Stores,
  Warehouse,
} from '@vitrine/warehouse';
import { Registry } from 'prom-client';
import { AcceptedFeed } from './accepted/accepted-feed.js';
import { AccessGuard, AllowedOrigins } from './access/access.guard.js';
import { Authenticator } from './access/authenticator.js';
import { KnownCallers } from './access/known-callers.js';
import { RateLimiter } from './access/rate-limiter.js';
import { Rechecks } from './access/rechecks.js';
import { TokenDoor } from './access/token-door.js';
import { ProductsController } from './catalogue/products.controller.js';
import { SellersController } from './catalogue/sellers.controller.js';
import { StoresController } from './catalogue/stores.controller.js';
import { DeadLettersController } from './dead-letters/dead-letters.controller.js';
import { Directory } from './directory/directory.js';
import { ApiDocument, DocsController } from './docs/docs.controller.js';
import { ProblemsController } from './docs/problems.controller.js';
import type { Env } from './env.js';
import { Lifecycle } from './lifecycle.js';
import { MeController } from './me/me.controller.js';
import { Profiles } from './me/profiles.js';
import { keptLedger } from './metrics/kept-ledger.js';
import { Labels } from './metrics/labels.js';
import { MetricAnswers } from './metrics/metric-answers.js';
import { MetricsController } from './metrics/metrics.controller.js';
import { Backlog } from './pipeline/backlog.js';
import { ControlCheck } from './pipeline/control-check.js';
import { FlowMeter } from './pipeline/flow-meter.js';
import { PipelineController } from './pipeline/pipeline.controller.js';
import { PipelineHealth } from './pipeline/pipeline-health.js';
import { progressReader } from './pipeline/read-progress.js';
import { SeenLimit } from './pipeline/seen-limit.js';
import { Standstill } from './pipeline/standstill.js';
import { SchemasController } from './schemas/schemas.controller.js';
import { Housekeeping } from './sessions/housekeeping.js';
import { Login } from './sessions/login.js';
import { PasswordController } from './sessions/password.controller.js';
import { PasswordLinksController } from './sessions/password-links.controller.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { EndedAccess } from './stream/ended-access.js';
import { Heartbeat } from './stream/heartbeat.js';
import { LiveDay } from './stream/live-day.js';
import { LiveHub } from './stream/live-hub.js';
import { StreamController } from './stream/stream.controller.js';
import { ApiKeysController } from './tenants/api-keys.controller.js';
import { ManagedPeople } from './tenants/managed-people.js';
import { SettingsController } from './tenants/settings.controller.js';
import { TenantDeletionController } from './tenants/tenant-deletion.controller.js';
import { TenantsController } from './tenants/tenants.controller.js';
import { UserAccessController } from './tenants/user-access.controller.js';
import { UsersController } from './tenants/users.controller.js';

export interface ApiOptions {
  env: Env;
  logger: Logger;
  /** Cheaper hashes are for tests only. */
  passwordCost?: PasswordCost;
  /** Sooner than a minute is for tests only. */
  stalledAfterMs?: number;
}

/** The composition of the api: everything it is made of, in one list. */
@Module({})
export class ApiModule {
  static with(options: ApiOptions): DynamicModule {
    return {
      module: ApiModule,
      controllers: [
        SessionsController,
        PasswordLinksController,
        MeController,
        PasswordController,
        TenantsController,
        TenantDeletionController,
        SettingsController,
        ApiKeysController,
        UsersController,
        UserAccessController,
        StoresController,
        SellersController,
        ProductsController,
        MetricsController,
        StreamController,
        DeadLettersController,
        PipelineController,
        SchemasController,
        ProblemsController,
        DocsController,
        HealthController,
      ],
      providers: [...engines(options), ...access(options), ...answers(), ...live(options)],
    };
  }
}

function engines({ env, logger, passwordCost, stalledAfterMs }: ApiOptions): Provider[] {
  const kafka = createKafka(env, 'vitrine-api', logger);
  const warehouse = createWarehouse(env);
  const store = createStore(env.DATABASE_URL, passwordCost === undefined ? {} : { passwordCost });
  return [
    { provide: Store, useValue: store },
    { provide: Warehouse, useValue: warehouse },
    { provide: Stores, useValue: new Stores(warehouse) },
    { provide: Sellers, useValue: new Sellers(warehouse) },
    { provide: SalesDays, useValue: new SalesDays(warehouse) },
    { provide: Products, useValue: new Products(warehouse) },
    { provide: DeadLetters, useValue: new DeadLetters(warehouse) },
    { provide: ControlTotals, useValue: new ControlTotals(warehouse) },
    { provide: PersonalValues, useValue: new PersonalValues(warehouse) },
    { provide: TokenDoor, useValue: tokenDoorOf(env.PRIVACY_KEY, store) },
    { provide: Registry, useValue: createRegistry('api') },
    { provide: AcceptedFeed, useValue: new AcceptedFeed(kafka, env, logger) },
    { provide: Backlog, useValue: new Backlog(progressReader(kafka, env), env, logger, stalledAfterMs) },
    {
      provide: HealthChecks,
      useValue: new HealthChecks({
        postgres: () => store.ping(),
        clickhouse: () => warehouse.ping(),
        kafka: () => checkKafka(kafka, env),
      }),
    },
  ];
}

function access({ env, passwordCost }: ApiOptions): Provider[] {
  const origins = env.ALLOWED_ORIGINS.split(',').map((origin) => origin.trim());
  return [
    { provide: AllowedOrigins, useValue: new AllowedOrigins(origins.filter((origin) => origin !== '')) },
    { provide: KnownCallers, useValue: new KnownCallers() },
    { provide: RateLimiter, useValue: new RateLimiter(env.RATE_LIMIT_PER_MINUTE) },
    {
      provide: Authenticator,
      useFactory: (store: Store) => new Authenticator(store, env.ADMIN_API_KEY),
      inject: [Store],
    },
    AccessGuard,
    { provide: APP_GUARD, useExisting: AccessGuard },
    {
      provide: Rechecks,
      useFactory: (who: Authenticator, guard: AccessGuard) => new Rechecks(who, guard),
      inject: [Authenticator, AccessGuard],
    },
    {
      provide: Login,
      useFactory: (store: Store) => new Login(store, env.SESSION_TTL_HOURS * 3_600_000, passwordCost),
      inject: [Store],
    },
  ];
}

function answers(): Provider[] {
  return [
    {
      provide: Directory,
      useFactory: (stores: Stores, sellers: Sellers, days: SalesDays) => new Directory(stores, sellers, days),
      inject: [Stores, Sellers, SalesDays],
    },
    {
      provide: Profiles,
      useFactory: (store: Store, directory: Directory) => new Profiles(store, directory),
      inject: [Store, Directory],
    },
    {
      provide: ManagedPeople,
      useFactory: (store: Store, directory: Directory, tokens: TokenDoor) =>
        new ManagedPeople(store, directory, tokens),
      inject: [Store, Directory, TokenDoor],
    },
    {
      provide: MetricAnswers,
      useFactory: (warehouse: Warehouse, directory: Directory, products: Products, store: Store, tokens: TokenDoor) =>
        new MetricAnswers(
          runIn(warehouse),
          directory,
          new Labels(products, store.people, directory),
          tokens,
          keptLedger(store.networkCells),
        ),
      inject: [Warehouse, Directory, Products, Store, TokenDoor],
    },
    ApiDocument,
  ];
}

function live({ logger }: ApiOptions): Provider[] {
  return [
    { provide: SeenLimit, useValue: new SeenLimit() },
    { provide: FlowMeter, useFactory: (registry: Registry) => new FlowMeter(registry), inject: [Registry] },
    {
      provide: ControlCheck,
      useFactory: (warehouse: Warehouse, registry: Registry) =>
        new ControlCheck((window) => readLedger(warehouse, window), registry, logger),
      inject: [Warehouse, Registry],
    },
    {
      provide: PipelineHealth,
      useFactory: (
        meter: FlowMeter,
        backlog: Backlog,
        totals: ControlTotals,
        books: ControlCheck,
        letters: DeadLetters,
        personal: PersonalValues,
        feed: AcceptedFeed,
        warehouse: Warehouse,
      ) => new PipelineHealth(meter, backlog, totals, books, letters, personal, feed, () => warehouse.ping()),
      inject: [FlowMeter, Backlog, ControlTotals, ControlCheck, DeadLetters, PersonalValues, AcceptedFeed, Warehouse],
    },
    {
      provide: LiveHub,
      useFactory: (warehouse: Warehouse, directory: Directory, feed: AcceptedFeed, backlog: Backlog) =>
        new LiveHub(new LiveDay(runIn(warehouse), warehouse, directory), feed, new Standstill(backlog), logger),
      inject: [Warehouse, Directory, AcceptedFeed, Backlog],
    },
    {
      provide: Heartbeat,
      useFactory: (hub: LiveHub) => new Heartbeat(hub, logger),
      inject: [LiveHub],
    },
    {
      provide: EndedAccess,
      useFactory: (hub: LiveHub, store: Store) => new EndedAccess(hub, store, logger),
      inject: [LiveHub, Store],
    },
    { provide: Housekeeping, useFactory: (store: Store) => new Housekeeping(store, logger), inject: [Store] },
    Lifecycle,
  ];
}

function runIn(warehouse: Warehouse): RunQuery {
  return (query) => warehouse.query({ ...query, row: warehouseRow });
}

function tokenDoorOf(privacyKey: string | undefined, store: Store): TokenDoor {
  return new TokenDoor(store.tenantKeys, privacyKey === undefined ? undefined : parseMasterKeys(privacyKey));
}
