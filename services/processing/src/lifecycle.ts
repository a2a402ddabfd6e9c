import type { OnApplicationBootstrap, OnApplicationShutdown, OnModuleDestroy } from '@nestjs/common';
import type { Store } from '@vitrine/store';
import type { Warehouse } from '@vitrine/warehouse';
import type { CatalogueFeed } from './catalog/catalogue-feed.js';

export interface LifecycleParts {
  readonly feed: CatalogueFeed;
  readonly store: Store;
  readonly warehouse: Warehouse;
}

/** What has to be started, and closed again in the right order: connections last, when no batch needs them any more. */
export class Lifecycle implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  constructor(private readonly parts: LifecycleParts) {}

  /** Not awaited: claims wait for the catalogue themselves, and /readyz tells meanwhile what is missing. */
  onApplicationBootstrap(): void {
    void this.parts.feed.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.parts.feed.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    const { store, warehouse } = this.parts;
    await Promise.all([store.close(), warehouse.close()]);
  }
}
