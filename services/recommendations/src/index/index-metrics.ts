import { Gauge, type Registry } from 'prom-client';
import type { IndexCache } from './index-cache.js';

/** What Prometheus reads of the indexes in memory. */
export function watchIndexes(registry: Registry, cache: Pick<IndexCache, 'bytes' | 'size'>): void {
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
}
