/** One alert: when it fires, how long it must hold, and what it means to a person at night. Runbook: docs/operations.md#<name>. */
export interface Alert {
  readonly name: string;
  readonly expr: string;
  readonly forMinutes: number;
  readonly severity: 'critical' | 'warning';
  readonly summary: string;
}

/**
 * Burn-rate alerts of a 99.95 % objective over 30 days: the budget is 0.05 %. 14.4 × burns 2 % of it in an hour, 6 × burns
 * 5 % in six hours (the multi-window method of Google's SRE workbook, chapter 5).
 */
const BUDGET = 0.0005;
const burning = (badShare: (window: string) => string, long: string, short: string, factor: number): string =>
  [long, short].map((window) => `(${badShare(window)}) > ${(factor * BUDGET).toFixed(4)}`).join(' and ');

const API = 'job=~".+-api"';
const failedReads = (window: string): string =>
  `sum(rate(http_request_duration_seconds_count{${API},status=~"5.."}[${window}])) / clamp_min(sum(rate(http_request_duration_seconds_count{${API}}[${window}])), 1e-9)`;
/** A message that is not readable within a minute broke the contract. */
const lateMessages = (window: string): string =>
  `1 - sum(rate(vitrine_processing_event_to_queryable_seconds_bucket{le="60"}[${window}])) / clamp_min(sum(rate(vitrine_processing_event_to_queryable_seconds_count[${window}])), 1e-9)`;

export const alerts: readonly Alert[] = [
  {
    name: 'VitrineReadsFailingFast',
    expr: burning(failedReads, '1h', '5m', 14.4),
    forMinutes: 2,
    severity: 'critical',
    summary: 'Reads fail so often that a month’s budget (99.95 %) is gone in two days.',
  },
  {
    name: 'VitrineReadsFailingSlowly',
    expr: burning(failedReads, '6h', '30m', 6),
    forMinutes: 15,
    severity: 'warning',
    summary: 'Reads fail more often than 99.95 % allows.',
  },
  {
    name: 'VitrineIngestionLateFast',
    expr: burning(lateMessages, '1h', '5m', 14.4),
    forMinutes: 2,
    severity: 'critical',
    summary: 'So many messages take longer than a minute that a month’s budget (99.95 %) is gone in two days.',
  },
  {
    name: 'VitrineIngestionLateSlowly',
    expr: burning(lateMessages, '6h', '30m', 6),
    forMinutes: 15,
    severity: 'warning',
    summary: 'More messages take longer than a minute than 99.95 % allows.',
  },
  {
    name: 'VitrineSaleToScreenSlow',
    expr: 'histogram_quantile(0.95, sum by (le) (rate(vitrine_event_age_seconds_bucket{stage="api"}[5m]))) > 3',
    forMinutes: 5,
    severity: 'critical',
    summary: 'A sale takes longer than 3 s (p95) from the broker to the live stream.',
  },
  {
    name: 'VitrineRuleToPersonSlow',
    expr: 'histogram_quantile(0.95, sum by (le) (rate(vitrine_alert_latency_seconds_bucket[5m]))) > 10',
    forMinutes: 5,
    severity: 'critical',
    summary: 'A broken rule takes longer than 10 s (p95) to reach a person.',
  },
  {
    name: 'VitrineLagGrowing',
    expr: 'max by (topic) (vitrine_processing_lag_messages) > 10000 and max by (topic) (deriv(vitrine_processing_lag_messages[10m])) > 0',
    forMinutes: 10,
    severity: 'critical',
    summary: 'Processing falls behind on {{ $labels.topic }} ({{ $value }} messages).',
  },
  {
    name: 'VitrineDependencyAway',
    expr: 'sum by (what) (rate(vitrine_processing_retries_total[5m])) > 0.2',
    forMinutes: 5,
    severity: 'warning',
    summary: 'Processing waits for {{ $labels.what }}; nothing is lost, everything is late.',
  },
  {
    name: 'VitrineRejectionsHigh',
    expr: 'sum(rate(vitrine_processing_messages_total{outcome="rejected"}[15m])) / clamp_min(sum(rate(vitrine_processing_messages_total[15m])), 1e-9) > 0.02',
    forMinutes: 15,
    severity: 'warning',
    summary: 'More than 2 % of the messages are rejected.',
  },
  {
    name: 'VitrineServiceDown',
    expr: 'sum by (job) (up{job=~".+-(processing|api)"}) == 0',
    forMinutes: 2,
    severity: 'critical',
    summary: 'No pod of {{ $labels.job }} answers.',
  },
  {
    name: 'VitrineVolumeFilling',
    expr: 'predict_linear(kubelet_volume_stats_available_bytes{persistentvolumeclaim=~".*(kafka|clickhouse|postgres).*"}[6h], 86400) < 0',
    forMinutes: 30,
    severity: 'warning',
    summary: 'The volume {{ $labels.persistentvolumeclaim }} is full within a day.',
  },
  {
    name: 'VitrineMigrationFailed',
    expr: 'max by (job_name) (kube_job_status_failed{job_name=~".*-migrate-v.*"}) > 0',
    forMinutes: 1,
    severity: 'critical',
    summary: 'The migration {{ $labels.job_name }} failed; the new pods wait for it.',
  },
];
