import type { Construct } from 'constructs';
import { is } from '../modes.js';
import { nameOf, selectorOf } from '../names.js';
import { alerts } from '../observability/alerts.js';
import { dashboards } from '../observability/dashboards.js';
import { ofThisRelease } from '../observability/release-series.js';
import { services } from '../services.js';
import { all, not, value } from '../template/expr.js';
import { type JsonObject, spread, text } from '../template/tokens.js';
import { VitrineChart } from './vitrine.chart.js';

/** Prometheus operator objects and Grafana dashboards, each behind its own switch. */
export class MonitoringChart extends VitrineChart {
  constructor(scope: Construct) {
    super(scope, 'monitoring', 'monitoring');
    for (const { name, metrics, metricsPort } of services)
      if (metrics) this.monitor(name, metricsPort ? 'metrics' : 'http');
    this.monitor('clickhouse', 'metrics');
    this.rules();
    for (const [name, board] of Object.entries(dashboards)) {
      this.object(name, {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        name: nameOf(name.replace('vitrine-', 'dashboard-')),
        labels: { grafana_dashboard: '1' },
        when: value('monitoring.dashboards'),
        // The sidecar that collects them writes all into one folder.
        body: { data: { [ofThisRelease(`${name}.RELEASE.NAMESPACE.json`)]: ofThisRelease(board) } },
      });
    }
  }

  private monitor(component: string, port: string): void {
    const condition =
      component === 'clickhouse'
        ? all(value('monitoring.serviceMonitor'), is.ownClickhouse)
        : value('monitoring.serviceMonitor');
    this.object(`monitor-${component}`, {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      name: nameOf(component),
      when: condition,
      body: {
        spec: {
          selector: { matchLabels: selectorOf(component) },
          endpoints: [{ port, path: '/metrics', interval: text(value('monitoring.interval')) }],
        },
      },
    });
  }

  private rules(): void {
    this.object('rules', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      name: nameOf('slo'),
      when: all(value('monitoring.rules'), not(is.paused)),
      body: {
        spec: {
          groups: [
            {
              name: 'vitrine.slo',
              rules: alerts.map((alert) => ({
                alert: alert.name,
                expr: ofThisRelease(alert.expr),
                for: `${alert.forMinutes}m`,
                labels: { severity: alert.severity },
                annotations: {
                  summary: alert.summary,
                  runbook_url: `${text(value('monitoring.runbookUrl'))}${alert.name.toLowerCase()}`,
                },
              })),
            },
          ],
        },
      },
    });
  }

  override finish(object: JsonObject): JsonObject {
    if (object.kind !== 'ServiceMonitor' && object.kind !== 'PrometheusRule') return object;
    const metadata = object.metadata as JsonObject;
    return {
      ...object,
      metadata: { ...metadata, labels: { ...(metadata.labels as JsonObject), ...spread(value('monitoring.labels')) } },
    };
  }
}
