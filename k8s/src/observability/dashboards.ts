import { services } from '../services.js';
import type { JsonObject } from '../template/tokens.js';
import { inNamespace, series } from './release-series.js';

/** Grafana fills in the data source that the reader chose. */
const DATASOURCE = ['$', '{datasource}'].join('');

interface Panel {
  readonly title: string;
  readonly expr: string;
  readonly unit: string;
  readonly legend?: string;
}

const PROCESSING = series('processing');
const API = series('api');
const parts = services.map(({ name }) => name).join('|');

/** Two Grafana dashboards: what a shop promises its people, and how the machinery does. */
const boards: Readonly<Record<string, { readonly title: string; readonly panels: readonly Panel[] }>> = {
  'vitrine-promises': {
    title: 'Vitrine: promises',
    panels: [
      {
        title: 'Sale → live stream, p95',
        expr: `histogram_quantile(0.95, sum by (le) (rate(vitrine_event_age_seconds_bucket{${API},stage="api"}[5m])))`,
        unit: 's',
      },
      {
        title: 'Sale → screen as browsers tell, p95',
        expr: `histogram_quantile(0.95, sum by (le) (rate(vitrine_sale_to_screen_seconds_bucket{${API}}[5m])))`,
        unit: 's',
      },
      {
        title: 'Reads that failed',
        expr: `sum(rate(http_request_duration_seconds_count{${API},status=~"5.."}[5m])) / clamp_min(sum(rate(http_request_duration_seconds_count{${API}}[5m])), 1e-9)`,
        unit: 'percentunit',
      },
      {
        title: 'Outcomes per second',
        expr: `sum by (outcome) (rate(vitrine_processing_messages_total{${PROCESSING}}[5m]))`,
        unit: 'ops',
        legend: '{{outcome}}',
      },
      {
        title: 'Message → readable, p95',
        expr: `histogram_quantile(0.95, sum by (le) (rate(vitrine_processing_event_to_queryable_seconds_bucket{${PROCESSING}}[5m])))`,
        unit: 's',
      },
      {
        title: 'Messages about which control totals and warehouse disagree',
        expr: `max(vitrine_control_difference{${API}})`,
        unit: 'short',
      },
    ],
  },
  'vitrine-flow': {
    title: 'Vitrine: flow',
    panels: [
      {
        title: 'Lag by topic',
        expr: `max by (topic) (vitrine_processing_lag_messages{${PROCESSING}})`,
        unit: 'short',
        legend: '{{topic}}',
      },
      {
        title: 'API latency, p95',
        expr: `histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{${API}}[5m])))`,
        unit: 's',
      },
      {
        title: 'Pods ready',
        expr: `sum by (deployment) (kube_deployment_status_replicas_ready{${inNamespace},deployment=~"RELEASE-(${parts})"})`,
        unit: 'short',
        legend: '{{deployment}}',
      },
      {
        title: 'Memory',
        expr: `sum by (pod) (container_memory_working_set_bytes{${inNamespace},container=~"${parts}|kafka|clickhouse|postgres"})`,
        unit: 'bytes',
        legend: '{{pod}}',
      },
    ],
  },
};

export const dashboards: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(boards).map(([uid, { title, panels }]) => [
    uid,
    `${JSON.stringify(boardOf(uid, title, panels), null, 1)}\n`,
  ]),
);

function boardOf(uid: string, title: string, panels: readonly Panel[]): JsonObject {
  return {
    // Grafana keeps one dashboard of a uid, and one of a title in a folder.
    uid: `${uid}-INSTANCE`,
    title: `${title} (NAMESPACE/RELEASE)`,
    schemaVersion: 39,
    tags: ['vitrine'],
    time: { from: 'now-6h', to: 'now' },
    refresh: '30s',
    templating: { list: [{ name: 'datasource', type: 'datasource', query: 'prometheus' }] },
    panels: panels.map((panel, index) => ({
      id: index + 1,
      type: 'timeseries',
      title: panel.title,
      datasource: { type: 'prometheus', uid: DATASOURCE },
      gridPos: { h: 8, w: 12, x: (index % 2) * 12, y: Math.floor(index / 2) * 8 },
      fieldConfig: { defaults: { unit: panel.unit }, overrides: [] },
      targets: [{ refId: 'A', expr: panel.expr, legendFormat: panel.legend ?? panel.title }],
    })),
  };
}
