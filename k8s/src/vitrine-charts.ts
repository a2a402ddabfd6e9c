import { App } from 'cdk8s';
import { PreflightChart, TestChart } from './charts/checks.chart.js';
import { ClickhouseChart } from './charts/clickhouse.chart.js';
import { ClickhouseOperatorsChart } from './charts/clickhouse-operators.chart.js';
import { IngressChart } from './charts/ingress.chart.js';
import { JobChart } from './charts/jobs.chart.js';
import { KafkaChart } from './charts/kafka.chart.js';
import { StrimziChart } from './charts/kafka-strimzi.chart.js';
import { MonitoringChart } from './charts/monitoring.chart.js';
import { NetworkChart } from './charts/network.chart.js';
import { ExternalSecretsChart, PriorityChart } from './charts/platform.chart.js';
import { CloudNativePgChart, PostgresChart } from './charts/postgres.chart.js';
import { ServiceChart } from './charts/service.chart.js';
import { type VitrineChart, WHEN } from './charts/vitrine.chart.js';
import { jobs } from './jobs.js';
import { harden } from './passes/harden.js';
import { label } from './passes/label.js';
import { CHART } from './release.js';
import { services } from './services.js';
import type { Expr } from './template/expr.js';
import type { TemplateDocument } from './template/to-yaml.js';
import { isObject, type JsonObject } from './template/tokens.js';

/** One file of the chart and its documents, tokens still inside. */
export interface TemplateFile {
  readonly name: string;
  readonly documents: readonly TemplateDocument[];
}

/** The whole of Vitrine, in the order in which an operator would read it. */
export function vitrineCharts(): VitrineChart[] {
  const app = new App();
  return [
    ...services.map((service) => new ServiceChart(app, service)),
    ...jobs.map((job) => new JobChart(app, job)),
    new KafkaChart(app),
    new StrimziChart(app),
    new ClickhouseChart(app),
    new ClickhouseOperatorsChart(app),
    new PostgresChart(app),
    new CloudNativePgChart(app),
    new IngressChart(app),
    new NetworkChart(app),
    new PriorityChart(app),
    new ExternalSecretsChart(app),
    new MonitoringChart(app),
    new PreflightChart(app),
    new TestChart(app),
  ];
}

/** Synthesises the charts and runs the passes: what constructs cannot say, then hardening, then labels. */
export function templateFiles(): TemplateFile[] {
  return vitrineCharts().map((chart) => ({
    name: chart.component === 'test' ? 'tests/web' : chart.node.id,
    documents: (chart.toJson() as JsonObject[]).map((object) => documentOf(chart, object)),
  }));
}

function documentOf(chart: VitrineChart, object: JsonObject): TemplateDocument {
  const { condition, bare } = withoutCondition(object);
  return { ...(condition ? { condition } : {}), body: label(harden(chart.finish(bare)), CHART.name) };
}

function withoutCondition(object: JsonObject): { condition?: Expr; bare: JsonObject } {
  const metadata = object.metadata as JsonObject;
  const annotations = metadata.annotations;
  if (!isObject(annotations) || annotations[WHEN] === undefined) return { bare: object };
  const { [WHEN]: condition, ...others } = annotations;
  const { annotations: _removed, ...rest } = metadata;
  const kept = Object.keys(others).length > 0 ? { ...rest, annotations: others } : rest;
  return { condition: JSON.parse(String(condition)) as Expr, bare: { ...object, metadata: kept } };
}
