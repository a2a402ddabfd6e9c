export { type ActedOn, alertActions } from './actions/alert-actions.js';
export { type BacktestOptions, type BacktestResult, backtest, type Replayed } from './backtest/backtest.js';
export { exampleEvidence, exampleLevel } from './example/example-evidence.js';
export { DayBook } from './facts/day-book.js';
export { type FactNeeds, factNeeds } from './facts/fact-needs.js';
export type { LowFact, OpenHours, PastDay, StoreFacts, TenantFacts } from './facts/tenant-facts.js';
export { proposeRule, type RaisedVerdict, type RuleProposal } from './feedback/propose-rule.js';
export { type JudgedHealth, judgeHealth } from './health/rule-health.js';
export { seesWholeFromMs } from './health/sees-whole-from.js';
export type { NotReadyCode } from './messages/not-ready.js';
export { type ReadyRule, readyRule, type WatchedRule } from './ready/ready-rule.js';
export { RuleNotReady } from './ready/rule-not-ready.js';
export { EventClock } from './replay/event-clock.js';
export { EventHorizon } from './replay/event-horizon.js';
export * from './routing/audience.js';
export { channelsOf } from './routing/channels.js';
export * from './routing/recipients.js';
export * from './routing/rule-scope.js';
export { ruleSentence } from './sentence/rule-sentence.js';
export type { RuleNames } from './sentence/saying.js';
export { alertTemplates } from './templates/alert-templates.js';
export { rulesOfTemplates } from './templates/rules-of-templates.js';
export type { PartialSums } from './watch/partial-sums.js';
export {
  type StateRecord,
  type SumsRecord,
  TenantWatch,
  type WatchHead,
  type WatchOptions,
} from './watch/tenant-watch.js';
export type { WatchedTicket } from './watch/ticket-watch.js';
export type { WatchChange } from './watch/watch-change.js';
