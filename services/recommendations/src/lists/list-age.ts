import type { RecommendationLists } from '@vitrine/warehouse';
import { Gauge, type Registry } from 'prom-client';

/** Prometheus asks each quarter of a minute; lists come once a night. */
const KEPT_MS = 300_000;

/** How old the nightly lists are of the store whose are oldest: above a night and some hours, the job `lists` is late. */
export function watchLists(
  registry: Registry,
  lists: Pick<RecommendationLists, 'oldestOfTenants'>,
  nowMs: () => number,
): void {
  let oldestMs: number | undefined;
  let readAtMs = Number.NEGATIVE_INFINITY;
  new Gauge({
    name: 'vitrine_recommendations_oldest_list_age_seconds',
    help: 'Age of the nightly lists of the store whose are oldest, of all tenants; absent while no store has sold.',
    registers: [registry],
    async collect() {
      if (nowMs() - readAtMs >= KEPT_MS) {
        readAtMs = nowMs();
        // While ClickHouse is away, the age goes on by what was known.
        const found = await lists.oldestOfTenants().catch(() => undefined);
        if (found) oldestMs = found.size > 0 ? Math.min(...found.values()) : undefined;
      }
      this.reset();
      if (oldestMs === undefined) this.remove();
      else this.set((nowMs() - oldestMs) / 1_000);
    },
  });
}
