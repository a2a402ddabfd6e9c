import type { BatchServer } from '@vitrine/bus';
import { metricPrefix } from '@vitrine/platform';
import { Gauge, type Registry } from 'prom-client';

/** Shows Prometheus the partitions that stand still: how often each has failed since it last got on. */
export function watchStalled(registry: Registry, service: string, server: Pick<BatchServer, 'stalled'>): void {
  new Gauge({
    name: `${metricPrefix(service)}_stalled_partition_failures`,
    help: 'Failures in a row of a partition that stands still while the others go on. /readyz says why.',
    labelNames: ['topic', 'partition'],
    registers: [registry],
    collect() {
      this.reset();
      for (const { topic, partition, failures } of server.stalled())
        this.set({ topic, partition: String(partition) }, failures);
    },
  });
}
