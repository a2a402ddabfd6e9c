import type { OnQuery } from '@vitrine/tracing';
import { AccountsRepository } from './accounts.repository.js';
import { AlertDeliveriesRepository } from './alert-deliveries.repository.js';
import { AlertEndpointsRepository } from './alert-endpoints.repository.js';
import { AlertRuleHealthRepository } from './alert-rule-health.repository.js';
import { AlertRuleTestsRepository } from './alert-rule-tests.repository.js';
import { AlertRulesRepository } from './alert-rules.repository.js';
import { AlertsRepository } from './alerts.repository.js';
import { AlertsBeforeRepository } from './alerts-before.repository.js';
import { AlertsScheduleRepository } from './alerts-schedule.repository.js';
import { ApiKeysRepository } from './api-keys.repository.js';
import { AuditRepository } from './audit.repository.js';
import { type ChannelHearer, ChannelListener } from './channel-listener.js';
import { Database } from './database.js';
import { IdempotencyRepository } from './idempotency.repository.js';
import { InboxRepository } from './inbox.repository.js';
import { InboxActionsRepository } from './inbox-actions.repository.js';
import { JobRunsRepository } from './job-runs.repository.js';
import { LoginAttemptsRepository } from './login-attempts.repository.js';
import { migrate } from './migrate.js';
import { NetworkCellsRepository } from './network-cells.repository.js';
import { NotificationSettingsRepository } from './notification-settings.repository.js';
import { OutboxRepository } from './outbox.repository.js';
import { PasswordLinksRepository } from './password-links.repository.js';
import { DEFAULT_PASSWORD_COST, type PasswordCost } from './passwords.js';
import { PeopleRepository } from './people.repository.js';
import { PushSubscriptionsRepository } from './push-subscriptions.repository.js';
import { RecommendationPairsRepository } from './recommendation-pairs.repository.js';
import { RollupsRepository } from './rollups.repository.js';
import { SchemaRecordRepository } from './schema-record.repository.js';
import { SessionsRepository } from './sessions.repository.js';
import { TenantDeletionsRepository } from './tenant-deletions.repository.js';
import { TenantKeysRepository } from './tenant-keys.repository.js';
import { TenantsRepository } from './tenants.repository.js';
import { UsersRepository } from './users.repository.js';

export interface StoreOptions {
  /** Default 10. */
  maxConnections?: number;
  /** Cheaper hashes are for tests only. */
  passwordCost?: PasswordCost | undefined;
  /** Gets every query, under its operation, as it ended. */
  onQuery?: OnQuery | undefined;
}

/** Everything Vitrine keeps in Postgres. */
export class Store {
  readonly tenants: TenantsRepository;
  readonly tenantDeletions: TenantDeletionsRepository;
  readonly users: UsersRepository;
  readonly accounts: AccountsRepository;
  readonly passwordLinks: PasswordLinksRepository;
  readonly sessions: SessionsRepository;
  readonly loginAttempts: LoginAttemptsRepository;
  readonly apiKeys: ApiKeysRepository;
  readonly people: PeopleRepository;
  readonly tenantKeys: TenantKeysRepository;
  readonly idempotency: IdempotencyRepository;
  readonly audit: AuditRepository;
  readonly networkCells: NetworkCellsRepository;
  readonly schemaRecord: SchemaRecordRepository;
  readonly rollups: RollupsRepository;
  readonly jobRuns: JobRunsRepository;
  readonly inbox: InboxRepository;
  readonly inboxActions: InboxActionsRepository;
  readonly alertRules: AlertRulesRepository;
  readonly alertRuleHealth: AlertRuleHealthRepository;
  readonly alertRuleTests: AlertRuleTestsRepository;
  readonly outbox: OutboxRepository;
  readonly alertEndpoints: AlertEndpointsRepository;
  readonly pushSubscriptions: PushSubscriptionsRepository;
  readonly alerts: AlertsRepository;
  readonly alertsBefore: AlertsBeforeRepository;
  readonly alertsSchedule: AlertsScheduleRepository;
  readonly alertDeliveries: AlertDeliveriesRepository;
  readonly notificationSettings: NotificationSettingsRepository;
  readonly recommendationPairs: RecommendationPairsRepository;
  private readonly database: Database;

  constructor(databaseUrl: string, options: StoreOptions = {}) {
    this.database = new Database(databaseUrl, options.maxConnections ?? 10, undefined, options.onQuery);
    this.tenants = new TenantsRepository(this.database);
    this.tenantDeletions = new TenantDeletionsRepository(this.database);
    const cost = options.passwordCost ?? DEFAULT_PASSWORD_COST;
    this.users = new UsersRepository(this.database, cost);
    this.accounts = new AccountsRepository(this.database, cost);
    this.passwordLinks = new PasswordLinksRepository(this.database, cost);
    this.sessions = new SessionsRepository(this.database);
    this.loginAttempts = new LoginAttemptsRepository(this.database);
    this.apiKeys = new ApiKeysRepository(this.database);
    this.people = new PeopleRepository(this.database);
    this.tenantKeys = new TenantKeysRepository(this.database);
    this.idempotency = new IdempotencyRepository(this.database);
    this.audit = new AuditRepository(this.database);
    this.networkCells = new NetworkCellsRepository(this.database);
    this.schemaRecord = new SchemaRecordRepository(this.database);
    this.rollups = new RollupsRepository(this.database);
    this.jobRuns = new JobRunsRepository(this.database);
    this.inbox = new InboxRepository(this.database);
    this.inboxActions = new InboxActionsRepository(this.database);
    this.alertRules = new AlertRulesRepository(this.database);
    this.alertRuleHealth = new AlertRuleHealthRepository(this.database);
    this.alertRuleTests = new AlertRuleTestsRepository(this.database);
    this.outbox = new OutboxRepository(this.database);
    this.alertEndpoints = new AlertEndpointsRepository(this.database);
    this.pushSubscriptions = new PushSubscriptionsRepository(this.database);
    this.alerts = new AlertsRepository(this.database);
    this.alertsBefore = new AlertsBeforeRepository(this.database);
    this.alertsSchedule = new AlertsScheduleRepository(this.database);
    this.alertDeliveries = new AlertDeliveriesRepository(this.database);
    this.notificationSettings = new NotificationSettingsRepository(this.database);
    this.recommendationPairs = new RecommendationPairsRepository(this.database);
  }

  /** Brings the schema up to date; safe to call from several processes at once. @returns the files applied now */
  migrate(): Promise<string[]> {
    return migrate(this.database);
  }

  /** Hears of each event of an alert when its transaction ends, on whichever process that was. Call `start`. */
  alertEventListener(hearer: ChannelHearer): ChannelListener {
    return new ChannelListener(this.database, 'alert_events', hearer);
  }

  /** @throws StoreUnavailable | StoreAuthError */
  ping(): Promise<void> {
    return this.database.ping();
  }

  close(): Promise<void> {
    return this.database.close();
  }
}

/** Opens lazily: the first query connects, so a wrong address shows at migrate() or ping() as a typed error. */
export function createStore(databaseUrl: string, options: StoreOptions = {}): Store {
  return new Store(databaseUrl, options);
}
