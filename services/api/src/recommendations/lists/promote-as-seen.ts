import type { PromoteList, PromoteQuery } from '@vitrine/contracts';
import {
  LEARNED_DAYS,
  mixed,
  ofSeller,
  overstockNow,
  type PromoteClaim,
  promoteSentence,
  storedPromoteSchema,
} from '@vitrine/recommend';
import type { ProductRow, SellerProducts } from '@vitrine/warehouse';
import type { Access } from '../../access/access.js';
import { type Holdouts, isKeptFrom } from '../holdouts.js';
import type { Nightly } from './nightly.js';
import type { ShelfOfLists } from './on-shelf.js';
import { ownSales } from './own-sales.js';

/** As many as a night keeps: what is sold out since then leaves room for others. */
const MOST_KEPT = 50;

/** What to promote in a store, as the shelf has it now, with reasons in the caller's language. */
export class PromoteAsSeen {
  constructor(
    private readonly nightly: Nightly,
    private readonly shelves: ShelfOfLists,
    private readonly sellers: Pick<SellerProducts, 'sold'>,
    private readonly holdouts: Pick<Holdouts, 'of'>,
  ) {}

  /** @param query whose store the caller may see */
  async list(access: Access, { storeId, limit }: PromoteQuery): Promise<PromoteList> {
    const holdout = await this.holdouts.of(access.tenant, storeId);
    const { made, items } = await this.nightly.open(access, storeId, 'promote', storedPromoteSchema, {
      limit: MOST_KEPT,
    });
    if (isKeptFrom(access, holdout)) return { ...made, holdout, items: [] };
    const { businessDate } = holdout;
    const ids = items.map(({ productId }) => productId);
    const shelf = await this.shelves.of(access, { storeId, businessDate }, ids);
    const own = await ownSales(this.sellers, access, { storeId, businessDate, days: LEARNED_DAYS });
    const offered = items.flatMap(({ productId, item: { claims, share } }) => {
      const on = { businessDate, stockE3: shelf.stockE3Of(productId), running: shelf.shown(productId).promotion };
      const now = claims.flatMap((claim) => asOfNow(claim, on) ?? []);
      return now.length > 0 && shelf.isOffered(productId) ? [{ productId, claims: now, share }] : [];
    });
    const withIt = (id: string) => own?.of.get(id)?.baskets ?? 0;
    // What was dropped may have been the last of its kind among the first ten.
    const listed = own ? ofSeller(offered, { baskets: own.baskets, withIt }) : mixed(offered, limit);
    return {
      ...{ ...made, holdout },
      items: listed.slice(0, limit).map(({ productId, claims }) => ({
        ...shelf.shown(productId),
        ...codesOf(shelf.productOf(productId)),
        reasons: claims.map((claim) => ({ ...claim, sentence: promoteSentence(claim, access.locale) })),
      })),
    };
  }
}

const codesOf = (product: ProductRow | undefined): Pick<PromoteList['items'][number], 'barcodes'> =>
  product && product.barcodes.length > 0 ? { barcodes: [...product.barcodes] } : {};

interface Now {
  readonly businessDate: string;
  readonly stockE3: number | undefined;
  readonly running: PromoteList['items'][number]['promotion'];
}

/** A claim of the night as it holds now; undefined where it does not: dates pass, stock is sold, promotions end or change. */
function asOfNow(claim: PromoteClaim, { businessDate, stockE3, running }: Now): PromoteClaim | undefined {
  if (claim.code === 'season') return claim.date < businessDate ? undefined : claim;
  if (claim.code === 'overstock') return stockE3 === undefined ? claim : overstockNow(claim, stockE3);
  if (claim.code !== 'promotion') return claim;
  const isSame = running?.to === claim.endsOn && Number(running?.discountRate) === (claim.discountRate ?? 0);
  return isSame ? claim : undefined;
}
