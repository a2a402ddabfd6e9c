import type { OnStep } from '@vitrine/bus';
import { metricPrefix } from '@vitrine/platform';
import { Counter, Histogram, type Registry } from 'prom-client';

/** How long each step of a batch takes, of how many records, and how it fails: `vitrine_<service>_step_…`. */
export function measureSteps(registry: Registry, service: string): OnStep {
  const prefix = `${metricPrefix(service)}_step`;
  const registers = [registry];
  const seconds = new Histogram({
    name: `${prefix}_duration_seconds`,
    help: 'Of a step of a batch, well or not: fetch (its wait for records included), judge, write, publish, commit.',
    labelNames: ['topic', 'step'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const records = new Counter({
    name: `${prefix}_records_total`,
    help: 'Records that went through a step.',
    labelNames: ['topic', 'step'],
    registers,
  });
  const errors = new Counter({
    name: `${prefix}_errors_total`,
    help: 'Times that a step failed, by the class of the error.',
    labelNames: ['topic', 'step', 'error'],
    registers,
  });
  return ({ topic, step, seconds: taken, records: count, error }) => {
    if (taken !== undefined) seconds.observe({ topic, step }, taken);
    records.inc({ topic, step }, count);
    if (error !== undefined) errors.inc({ topic, step, error });
  };
}
