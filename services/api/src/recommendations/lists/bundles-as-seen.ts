import type { BundleList, BundlesQuery } from '@vitrine/contracts';
import {
  type Bundle,
  bundleSentence,
  type ExpectedMoney,
  extraOfBundle,
  MONTH_DAYS,
  moneyOf,
  rankedBundles,
  storedBundleSchema,
  unitMarginE4,
} from '@vitrine/recommend';
import type { Access } from '../../access/access.js';
import type { Holdouts } from '../holdouts.js';
import type { DecisionsOfPair, PairDecisions } from '../pair-decisions.js';
import { seesMargins } from '../sees-margins.js';
import type { Nightly } from './nightly.js';
import type { ShelfNow, ShelfOfLists } from './on-shelf.js';

/** More than a night keeps of both kinds. */
const MOST_KEPT = 1_000;

/** What goes together, by what it may bring: in margin for whoever is told margins, in sales for others, whose order tells no cost. */
export class BundlesAsSeen {
  constructor(
    private readonly nightly: Nightly,
    private readonly shelves: ShelfOfLists,
    private readonly decisions: Pick<PairDecisions, 'ofPairs'>,
    private readonly holdouts: Pick<Holdouts, 'of'>,
  ) {}

  /** @param query whose store the caller may see */
  async list(access: Access, { storeId, kind, limit }: BundlesQuery): Promise<BundleList> {
    const { businessDate } = await this.holdouts.of(access.tenant, storeId);
    const { made, items } = await this.nightly.open(access, storeId, 'bundles', storedBundleSchema, {
      limit: MOST_KEPT,
    });
    const seesMoney = seesMargins(access);
    const bundles = items
      .map(({ item }) => item)
      .filter(
        (bundle) => (kind === undefined || kindOf(bundle) === kind) && (seesMoney || bundle.keptFor !== 'margin'),
      );
    const ids = [...new Set(bundles.flatMap(({ productIds }) => productIds))];
    const shelf = await this.shelves.of(access, { storeId, businessDate }, ids);
    const offered = bundles.filter(({ productIds }) => productIds.every((id) => shelf.isOffered(id)));
    const eachE4 = seesMoney ? marginOf(shelf) : priceOf(shelf);
    const shown = rankedBundles(offered, eachE4, limit);
    const decisionOf = await this.decisions.ofPairs(access.tenant.id, storeId, shown.flatMap(twosOf));
    const decided = (bundle: Bundle) => twosOf(bundle).map(decisionOf);
    return {
      ...made,
      days: MONTH_DAYS,
      items: shown.map((bundle) => itemOf(bundle, decided(bundle), shelf, access)),
    };
  }
}

const kindOf = ({ productIds }: Bundle) => (productIds.length === 2 ? 'pair' : 'triple');

const priceOf =
  ({ productOf }: ShelfNow) =>
  (id: string): number | undefined =>
    productOf(id)?.unitPriceE4 ?? undefined;

const marginOf =
  ({ productOf }: ShelfNow) =>
  (id: string): number | undefined => {
    const { unitPriceE4 = null, unitCostE4 = null } = productOf(id) ?? {};
    return unitMarginE4({ priceE4: unitPriceE4 ?? undefined, costE4: unitCostE4 ?? undefined });
  };

/** Every two of its products. */
const twosOf = ({ productIds }: Bundle): [string, string][] =>
  productIds.flatMap((first, at) => productIds.slice(at + 1).map((second): [string, string] => [first, second]));

function itemOf(
  bundle: Bundle,
  decided: readonly DecisionsOfPair[],
  shelf: ShelfNow,
  access: Access,
): BundleList['items'][number] {
  const sales = moneyOf(bundle, priceOf(shelf));
  const { tenant, locale } = access;
  const margin = seesMargins(access) ? moneyOf(bundle, marginOf(shelf)) : undefined;
  const money = ({ valueE4, lowE4, highE4 }: ExpectedMoney) => ({
    ...{ value: shelf.estimate(valueE4), low: shelf.estimate(lowE4), high: shelf.estimate(highE4) },
  });
  return {
    kind: kindOf(bundle),
    products: bundle.productIds.map((id) => {
      const { productId, name, unitPrice } = shelf.shown(id);
      return { productId, ...(name !== undefined && { name }), ...(unitPrice !== undefined && { unitPrice }) };
    }),
    basketsTogether: bundle.together,
    expectedExtraUnits: extraOfBundle(bundle),
    ...(sales && { expectedExtraSales: money(sales) }),
    ...(margin && { expectedExtraMargin: money(margin) }),
    sentence: bundleSentence(bundle, margin, tenant.currency, locale),
    decisions: decided.map(({ decision }) => decision),
    inAllStores: decided.map(({ inAllStores }) => inAllStores),
  };
}
