import { Counter, Gauge, type Registry } from 'prom-client';
import type { IndexCache } from './index-cache.js';

interface Disk {
  readonly bytes: number;
  readonly failures: number;
}

/** What Prometheus reads of the indexes in memory, and of those on the disk. */
export function watchIndexes(registry: Registry, cache: Pick<IndexCache, 'bytes' | 'size'>, disk: Disk): void {
  const registers = [registry];
  new Gauge({
    name: 'vitrine_recommendations_indexes',
    help: 'Tenants and stores whose counts are in memory.',
    registers,
    collect() {
      this.set(cache.size);
    },
  });
  new Gauge({
    name: 'vitrine_recommendations_index_bytes',
    help: 'What they take together.',
    registers,
    collect() {
      this.set(cache.bytes);
    },
  });
  new Gauge({
    name: 'vitrine_recommendations_index_disk_bytes',
    help: 'What those take together that were laid on the disk.',
    registers,
    collect() {
      this.set(disk.bytes);
    },
  });
  new Counter({
    name: 'vitrine_recommendations_index_disk_failures_total',
    help: 'Indexes that could not be laid on the disk or taken from it: they are read from the counts.',
    registers,
    collect() {
      this.reset();
      this.inc(disk.failures);
    },
  });
}
