import type { LowPerformerList, LowPerformersQuery } from '@vitrine/contracts';
import { actionOf } from '@vitrine/metrics';
import { type LowItem, lowSentences, storedLowSchema, withStock } from '@vitrine/recommend';
import type { Access } from '../../access/access.js';
import type { Holdouts } from '../holdouts.js';
import type { Nightly } from './nightly.js';
import type { ShelfOfLists } from './on-shelf.js';

/** Products below their peers, with why and what to do in the caller's language. */
export class LowAsSeen {
  constructor(
    private readonly nightly: Nightly,
    private readonly shelves: ShelfOfLists,
    private readonly holdouts: Pick<Holdouts, 'of'>,
  ) {}

  /** @param query whose store the caller may see */
  async list(access: Access, { storeId, limit }: LowPerformersQuery): Promise<LowPerformerList> {
    const { businessDate } = await this.holdouts.of(access.tenant, storeId);
    const { made, head, items } = await this.nightly.open(access, storeId, 'low', storedLowSchema, { limit });
    const ids = items.map(({ productId }) => productId);
    const shelf = await this.shelves.of(access, { storeId, businessDate }, ids);
    return {
      ...made,
      ...{ from: head?.from ?? null, to: head?.to ?? null },
      items: items.map(({ productId, item: ofNight }) => {
        const item = withStock(ofNight, shelf.stockE3Of(productId));
        return {
          ...shelf.shown(productId),
          ...{ share: item.share, peersShare: item.peersShare, weeks: item.weeks },
          below: belowOf(item),
          salesMissing: item.salesMissingE4 === null ? null : shelf.estimate(item.salesMissingE4),
          ...{ cause: item.cause, action: actionOf[item.cause] },
          ...lowSentences(item, access.locale),
        };
      }),
    };
  }
}

/** To four places: a share that is rounded tells no more. */
const belowOf = ({ share, peersShare }: Pick<LowItem, 'share' | 'peersShare'>): number | null =>
  share === null || !peersShare ? null : Math.round(Math.min(1, Math.max(0, 1 - share / peersShare)) * 10_000) / 10_000;
