export type { Ending, Rights, RightsChange } from './accounts.repository.js';
export type { ClaimOptions, DeliveryPerson, DueDelivery, ToldPart } from './alert-deliveries.repository.js';
export type { DeliveryKind, NewDelivery } from './alert-delivery-rows.js';
export {
  type AlertEndpointRow,
  endpointSecretPurpose,
  endpointUrlPurpose,
  newEndpointId,
} from './alert-endpoints.repository.js';
export type { AlertingPulse, KeptRuleHealth, NewRuleHealth } from './alert-rule-health.repository.js';
export type { AskedTest, RuleTest } from './alert-rule-tests.repository.js';
export type { ActiveVersion, KeptRule, NewRule, RuleChange, RuleRead, RuleVersion } from './alert-rules.repository.js';
export { alertSubjectKey } from './alert-subject-key.js';
export type { AlertRecord, Recorded } from './alerts.repository.js';
export type {
  AlertVerdict,
  EarlierMessage,
  RoutedPerson,
  RoutedRuleRow,
  RuleChanged,
  SaidOfSubject,
} from './alerts-before.repository.js';
export type { DueHeld, HeldOutcome, LookOutcome, ToldAgain } from './alerts-schedule.repository.js';
export type { ApiKey, NewApiKey } from './api-keys.repository.js';
export type { SettingChange } from './audit.repository.js';
export type { ChannelHearer, ChannelListener } from './channel-listener.js';
export { createStore, Store, type StoreOptions } from './create-store.js';
export {
  AlreadyExists,
  MigrationChanged,
  StoreAuthError,
  StoreQueryError,
  StoreUnavailable,
  TenantBeingDeleted,
} from './errors.js';
export type { Claim } from './idempotency.repository.js';
export type {
  AlertEventRow,
  AlertRow,
  DeliveryRow,
  EventKey,
  InboxAlert,
  InboxCounts,
  InboxFilter,
  InboxPlace,
  PushedEvent,
} from './inbox.repository.js';
export { hasRecovered } from './inbox.repository.js';
export type { InboxAction, InboxRefusal } from './inbox-actions.js';
export type { ActedOn, InboxActor, InboxOutcome } from './inbox-actions.repository.js';
export type { InboxReader } from './inbox-reach.js';
export type { JobRun } from './job-runs.repository.js';
export { LOCK_MS, type Tries } from './login-attempts.repository.js';
export type { KeptCell, KeptPage, KeptSums } from './network-cells.repository.js';
export { settingsOfPerson } from './notification-settings.repository.js';
export type { OutboxRecord } from './outbox.repository.js';
export type { LinkState, PasswordLink } from './password-links.repository.js';
export { DEFAULT_PASSWORD_COST, hashPassword, type PasswordCost, verifyPassword } from './passwords.js';
export type { Person } from './people.repository.js';
export { type PushSubscriptionRow, subscriptionPurpose } from './push-subscriptions.repository.js';
export type { PairChange, PairDecision, PairPlace } from './recommendation-pairs.repository.js';
export type { RollupProgress } from './rollups.repository.js';
export { digest, newApiKey, newId, newPassword } from './secrets.js';
export type { Session } from './sessions.repository.js';
export type { TenantDeletion } from './tenant-deletions.repository.js';
export type { After, NewTenant, Tenant, TenantRule } from './tenants.repository.js';
export { type Account, type Grant, type NewUser, normaliseEmail, type User } from './users.repository.js';
