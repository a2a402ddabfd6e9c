import type { BusLog } from '@vitrine/bus';
import type { Background, ForgetDeleted } from '@vitrine/consumer';
import type { MasterKeys } from '@vitrine/privacy';
import type { Store } from '@vitrine/store';
import type { CatalogueFeed } from './catalog/catalogue-feed.js';
import { rewrapKeys } from './tenants/rewrap-keys.js';

export interface BackgroundParts {
  readonly feed: CatalogueFeed;
  readonly forgetDeleted: ForgetDeleted;
  readonly store: Store;
  readonly masterKeys: MasterKeys;
  readonly log: BusLog;
}

/** What goes on beside the batches: the catalogue is read, deleted tenants are forgotten, keys are wrapped anew once. */
export const backgroundOf = ({ feed, forgetDeleted, store, masterKeys, log }: BackgroundParts): Background => ({
  /** The feed is not awaited: claims wait for the catalogue, and /readyz tells meanwhile what is missing. */
  start: async () => {
    void feed.start();
    forgetDeleted.start();
    const keys = await rewrapKeys(store, masterKeys);
    if (keys > 0) log.info({ keys }, "tenants' keys are now under the first PRIVACY_KEY");
  },
  stop: async () => {
    forgetDeleted.stop();
    await feed.stop();
  },
});
