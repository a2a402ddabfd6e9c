import type { Logger } from '@vitrine/platform';
import type { ListKey } from '@vitrine/warehouse';
import { Counter, type Registry } from 'prom-client';

/** Counts and logs items of nightly lists that nobody can read. They are left out; the next night makes them anew. */
export class UnreadableItems {
  private readonly counter: Counter<'list'>;

  constructor(
    registry: Registry,
    private readonly logger: Pick<Logger, 'warn'>,
  ) {
    this.counter = new Counter({
      name: 'vitrine_api_unreadable_list_items_total',
      help: 'Items of nightly lists left out of answers because they cannot be read; an item counts in each answer.',
      labelNames: ['list'],
      registers: [registry],
    });
  }

  saw({ tenantId, storeId, list }: ListKey, count: number): void {
    this.counter.inc({ list }, count);
    this.logger.warn(
      { code: 'unreadable_list_item', tenantId, storeId, list, count },
      'items of a nightly list cannot be read and are left out; a run of the job lists makes them anew',
    );
  }
}
