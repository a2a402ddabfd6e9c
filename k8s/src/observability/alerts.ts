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
const burn = (bad: string, all: string, window: string, factor: number): string =>
  `(sum(rate(${bad}[${window}])) / clamp_min(sum(rate(${all}[${window}])), 1e-9)) > ${(factor * BUDGET).toFixed(4)}`;
const burning = (bad: string, all: string, long: string, short: string, factor: number): string =>
  `${burn(bad, all, long, factor)} and ${burn(bad, all, short, factor)}`;

const READS = 'vitrine_http_requests_total{service="api"}';
const FAILED_READS = 'vitrine_http_requests_total{service="api",status=~"5.."}';
const BATCHES = 'vitrine_batches_total{service="processing"}';
const FAILED_BATCHES = 'vitrine_batches_total{service="processing",outcome="failed"}';

export const alerts: readonly Alert[] = [
  {
    name: 'VitrineReadsFailingFast',
    expr: burning(FAILED_READS, READS, '1h', '5m', 14.4),
    forMinutes: 2,
    severity: 'critical',
    summary: 'Reads fail so often that a month’s budget (99.95 %) is gone in two days.',
  },
  {
    name: 'VitrineReadsFailingSlowly',
    expr: burning(FAILED_READS, READS, '6h', '30m', 6),
    forMinutes: 15,
    severity: 'warning',
    summary: 'Reads fail more often than 99.95 % allows.',
  },
  {
    name: 'VitrineIngestionFailingFast',
    expr: burning(FAILED_BATCHES, BATCHES, '1h', '5m', 14.4),
    forMinutes: 2,
    severity: 'critical',
    summary: 'Batches fail so often that a month’s budget (99.95 %) is gone in two days.',
  },
  {
    name: 'VitrineIngestionFailingSlowly',
    expr: burning(FAILED_BATCHES, BATCHES, '6h', '30m', 6),
    forMinutes: 15,
    severity: 'warning',
    summary: 'Batches fail more often than 99.95 % allows.',
  },
  {
    name: 'VitrineSaleToScreenSlow',
    expr: 'histogram_quantile(0.95, sum by (le) (rate(vitrine_sale_to_screen_seconds_bucket[5m]))) > 3',
    forMinutes: 5,
    severity: 'critical',
    summary: 'A sale takes longer than 3 s (p95) to reach the screen.',
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
    expr: 'max by (topic) (vitrine_consumer_lag) > 10000 and max by (topic) (deriv(vitrine_consumer_lag[10m])) > 0',
    forMinutes: 10,
    severity: 'critical',
    summary: 'Processing falls behind on {{ $labels.topic }} ({{ $value }} messages).',
  },
  {
    name: 'VitrineControlTotalsDiffer',
    expr: 'max(abs(vitrine_control_difference)) > 0',
    forMinutes: 5,
    severity: 'critical',
    summary: 'What was read is not what was accepted, rejected, recognised or moved: {{ $value }} messages.',
  },
  {
    name: 'VitrineRejectionsHigh',
    expr: 'sum(rate(vitrine_outcomes_total{outcome="rejected"}[15m])) / clamp_min(sum(rate(vitrine_outcomes_total[15m])), 1e-9) > 0.02',
    forMinutes: 15,
    severity: 'warning',
    summary: 'More than 2 % of the messages are rejected.',
  },
  {
    name: 'VitrineServiceDown',
    expr: 'sum by (job) (up{job=~".*(processing|api).*"}) == 0',
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
