import type { OnApplicationBootstrap, OnApplicationShutdown, OnModuleDestroy } from '@nestjs/common';
import type { BusLog } from '@vitrine/bus';
import type { MasterKeys } from '@vitrine/privacy';
import type { Store } from '@vitrine/store';
import type { Warehouse } from '@vitrine/warehouse';
import type { CatalogueFeed } from './catalog/catalogue-feed.js';
import type { ForgetDeleted } from './tenants/forget-deleted.js';
import { rewrapKeys } from './tenants/rewrap-keys.js';

export interface LifecycleParts {
  readonly feed: CatalogueFeed;
  readonly forgetDeleted: ForgetDeleted;
  readonly store: Store;
  readonly warehouse: Warehouse;
  readonly masterKeys: MasterKeys;
  readonly logger: BusLog;
}

/** What has to be started, and closed again in the right order: connections last, when no batch needs them any more. */
export class Lifecycle implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  constructor(private readonly parts: LifecycleParts) {}

  /** The feed is not awaited: claims wait for the catalogue themselves, and /readyz tells meanwhile what is missing. */
  async onApplicationBootstrap(): Promise<void> {
    void this.parts.feed.start();
    this.parts.forgetDeleted.start();
    const keys = await rewrapKeys(this.parts.store, this.parts.masterKeys);
    if (keys > 0) this.parts.logger.info({ keys }, "tenants' keys are now under the first PRIVACY_KEY");
  }

  async onModuleDestroy(): Promise<void> {
    this.parts.forgetDeleted.stop();
    await this.parts.feed.stop();
  }

  async onApplicationShutdown(): Promise<void> {
    const { store, warehouse } = this.parts;
    await Promise.all([store.close(), warehouse.close()]);
  }
}
