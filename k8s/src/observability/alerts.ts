import { LATE_LIST_HOURS } from '@vitrine/contracts';
import { jobs } from '../jobs.js';
import { services } from '../services.js';
import { inNamespace, series } from './release-series.js';

/** One alert: when it fires, how long it must hold, and what it means to a person at night. Runbook: docs/operations.md#<name>. */
export interface Alert {
  readonly name: string;
  readonly expr: string;
  readonly forMinutes: number;
  readonly severity: 'critical' | 'warning';
  readonly summary: string;
}

/**
 * Burn-rate alerts of a 99.95 % objective over 30 days, whose budget is 0.05 %. 14.4 × burns 2 % of it in an hour, 6 × burns 5 % in six
 * hours. This is the multi-window method of Google's SRE workbook, chapter 5.
 */
const BUDGET = 0.0005;
const burning = (badShare: (window: string) => string, long: string, short: string, factor: number): string =>
  [long, short].map((window) => `(${badShare(window)}) > ${(factor * BUDGET).toFixed(4)}`).join(' and ');

const failedAnswers =
  (service: string) =>
  (window: string): string =>
    `sum(rate(http_request_duration_seconds_count{${series(service)},status=~"5.."}[${window}])) / clamp_min(sum(rate(http_request_duration_seconds_count{${series(service)}}[${window}])), 1e-9)`;
const failedReads = failedAnswers('api');
const failedBatches = failedAnswers('ingestion');
const PROCESSING = series('processing');
const ALERTING = series('alerting');
const RECOMMENDATIONS = series('recommendations');
/** A message that is not readable within a minute breaks the objective. Without messages nothing is late: a shop closes at night. */
const lateMessages = (window: string): string => {
  const count = (series: string): string =>
    `sum(rate(vitrine_processing_event_to_queryable_seconds_${series}[${window}]))`;
  const all = count(`count{${PROCESSING}}`);
  return `(${all} - ${count(`bucket{${PROCESSING},le="60"}`)}) / clamp_min(${all}, 1e-9)`;
};

/** A pod that is gone leaves no series, so absence counts. kube-state-metrics knows a pod that is there and not ready. */
const nobodyAnswers = [
  ...services
    .filter(({ metrics }) => metrics)
    .map(({ name }) => `label_replace(absent(up{${series(name)}} == 1), "job", "RELEASE-${name}", "", "")`),
  `max by (deployment) (kube_deployment_status_replicas_ready{${inNamespace},deployment=~"RELEASE-(${services.map(({ name }) => name).join('|')})"}) == 0`,
].join(' or ');

const names = jobs.filter(({ schedule }) => schedule).map(({ name }) => name);
const scheduled = `${inNamespace},cronjob=~"RELEASE-(${names.join('|')})"`;
/** The schedules are nightly or more often; half a day more for one that was skipped. */
const MAX_JOB_AGE_SECONDS = 36 * 60 * 60;

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
    name: 'VitrineDoorFailingFast',
    expr: burning(failedBatches, '1h', '5m', 14.4),
    forMinutes: 2,
    severity: 'critical',
    summary: 'Batches by HTTP fail so often that a month’s budget (99.95 %) is gone in two days.',
  },
  {
    name: 'VitrineDoorFailingSlowly',
    expr: burning(failedBatches, '6h', '30m', 6),
    forMinutes: 15,
    severity: 'warning',
    summary: 'Batches by HTTP fail more often than 99.95 % allows.',
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
    expr: ['vitrine_event_age_seconds_bucket{SERIES,stage="api"}', 'vitrine_sale_to_screen_seconds_bucket{SERIES}']
      .map(
        (bucket) => `histogram_quantile(0.95, sum by (le) (rate(${bucket.replace('SERIES', series('api'))}[5m]))) > 3`,
      )
      .join(' or '),
    forMinutes: 5,
    severity: 'critical',
    summary:
      'A sale takes longer than 3 s (p95) from the broker to the live stream or, as browsers tell, to the screen.',
  },
  {
    name: 'VitrineControlTotalsDiffer',
    // Each pod of the api compares the same books.
    expr: `max(vitrine_control_difference{${series('api')}}) > 0`,
    forMinutes: 10,
    severity: 'critical',
    summary: 'Control totals and warehouse disagree about {{ $value }} messages of the last 24 hours.',
  },
  {
    name: 'VitrineLagGrowing',
    expr: `max by (topic) (vitrine_processing_lag_messages{${PROCESSING}}) > 10000 and max by (topic) (deriv(vitrine_processing_lag_messages{${PROCESSING}}[10m])) > 0`,
    forMinutes: 10,
    severity: 'critical',
    summary: 'Processing falls behind on {{ $labels.topic }} ({{ $value }} messages).',
  },
  {
    name: 'VitrinePartitionStalled',
    // While a partition stands still nothing is counted late: its messages are not readable, so their delay is not known yet.
    expr: `max by (topic, partition) (vitrine_processing_stalled_partition_failures{${PROCESSING}}) > 0`,
    forMinutes: 5,
    severity: 'critical',
    summary: 'Partition {{ $labels.partition }} of {{ $labels.topic }} stands still after {{ $value }} tries.',
  },
  {
    name: 'VitrineDependencyAway',
    expr: `sum by (what) (rate(vitrine_processing_retries_total{${PROCESSING}}[5m])) > 0.2`,
    forMinutes: 5,
    severity: 'warning',
    summary: 'Processing waits for {{ $labels.what }}; nothing is lost, everything is late.',
  },
  {
    name: 'VitrineAlertsSlow',
    expr: `histogram_quantile(0.95, sum by (le) (rate(vitrine_alerting_event_to_raised_seconds_bucket{${ALERTING}}[10m]))) > 5`,
    forMinutes: 10,
    severity: 'warning',
    summary: 'An alert is raised more than 5 s (p95) after the sale that made it; people are to know within 10.',
  },
  {
    name: 'VitrineAlertsBlind',
    // Each pod looks at the same pipeline.
    expr: `min(vitrine_alerting_complete_until_age_seconds{${ALERTING}}) > 300`,
    forMinutes: 2,
    severity: 'critical',
    summary:
      'For {{ $value }} s nobody knows whether every sale has come through: no rule of time, such as silence, is judged.',
  },
  {
    name: 'VitrineAlertsStalled',
    expr: `max by (topic, partition) (vitrine_alerting_stalled_partition_failures{${ALERTING}}) > 0`,
    forMinutes: 5,
    severity: 'critical',
    summary:
      'Alerting stands still on partition {{ $labels.partition }} of {{ $labels.topic }} after {{ $value }} tries.',
  },
  {
    name: 'VitrineAlertStateLost',
    expr: `sum(increase(vitrine_alerting_state_lost_total{${ALERTING}}[1h])) > 0`,
    forMinutes: 0,
    severity: 'warning',
    summary:
      'State of alerts is gone or cannot be read: rules over spans that began before now say nothing until these are over.',
  },
  {
    name: 'VitrineRejectionsHigh',
    expr: `sum(rate(vitrine_processing_messages_total{${PROCESSING},outcome="rejected"}[15m])) / clamp_min(sum(rate(vitrine_processing_messages_total{${PROCESSING}}[15m])), 1e-9) > 0.02`,
    forMinutes: 15,
    severity: 'warning',
    summary: 'More than 2 % of the messages are rejected.',
  },
  {
    name: 'VitrineServiceDown',
    expr: nobodyAnswers,
    forMinutes: 2,
    severity: 'critical',
    summary: 'No pod of {{ $labels.job }}{{ $labels.deployment }} answers.',
  },
  {
    name: 'VitrineVolumeFilling',
    expr: `predict_linear(kubelet_volume_stats_available_bytes{${inNamespace},persistentvolumeclaim=~".*RELEASE.*"}[6h], 86400) < 0`,
    forMinutes: 30,
    severity: 'warning',
    summary: 'The volume {{ $labels.persistentvolumeclaim }} is full within a day.',
  },
  {
    name: 'VitrineMigrationFailed',
    expr: `max by (job_name) (kube_job_status_failed{${inNamespace},job_name=~"RELEASE-migrate-v.+"}) > 0`,
    forMinutes: 1,
    severity: 'critical',
    summary: 'The migration {{ $labels.job_name }} failed; the new pods wait for it.',
  },
  {
    name: 'VitrineJobOverdue',
    expr: `(time() - max by (cronjob) (kube_cronjob_status_last_successful_time{${scheduled}} or kube_cronjob_created{${scheduled}})) > ${MAX_JOB_AGE_SECONDS}`,
    forMinutes: 30,
    severity: 'warning',
    summary: '{{ $labels.cronjob }} has not ended well for more than a day and a half.',
  },
  {
    name: 'VitrineListsLate',
    expr: `max(vitrine_recommendations_oldest_list_age_seconds{${RECOMMENDATIONS}}) > ${LATE_LIST_HOURS * 60 * 60}`,
    forMinutes: 15,
    severity: 'warning',
    summary: 'The newest lists of what to promote are {{ $value | humanizeDuration }} old in some store.',
  },
  {
    name: 'VitrineSuggestionsStalled',
    expr: `max by (topic, partition) (vitrine_recommendations_stalled_partition_failures{${RECOMMENDATIONS}}) > 0`,
    forMinutes: 10,
    severity: 'warning',
    summary:
      'Suggestions grow old: partition {{ $labels.partition }} of {{ $labels.topic }} stands still after {{ $value }} tries.',
  },
  {
    name: 'VitrineSuggestionsLate',
    // History that is counted for the first time takes its time, so a lag that shrinks is no alert.
    expr: `max by (topic) (vitrine_recommendations_lag_messages{${RECOMMENDATIONS}}) > 10000 and max by (topic) (deriv(vitrine_recommendations_lag_messages{${RECOMMENDATIONS}}[10m])) > 0`,
    forMinutes: 15,
    severity: 'warning',
    summary: 'Counting of baskets falls behind on {{ $labels.topic }} ({{ $value }} messages).',
  },
];
