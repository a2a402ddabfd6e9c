import type { PromoteReasonCode } from '@vitrine/contracts';
import type { ListedProduct } from '../facts/facts.js';
import { unitMarginE4 } from '../margins/bands.js';
import { claimsOf, type PromoteClaim, type PromoteContext } from './claims.js';

export interface PromoteItem {
  readonly productId: string;
  /** The strongest first; the first is the one that is told. */
  readonly claims: readonly PromoteClaim[];
  /** Of all its reasons together. */
  readonly score: number;
}

/** As many are kept: more than anybody reads of them. */
const MOST_ITEMS = 50;
/** A list of ten is a handful of each kind, so that three kinds fit where there are three. */
const [TEN, MOST_OF_KIND] = [10, 4];
/** Reasons behind the first add less: three weak ones are not one strong one. */
const REST = 0.3;

/**
 * What to promote in a store, the best first. What is out of stock, or would be sold at a loss, is not promoted. The order is by the strength
 * of the reasons; of ten in a row at most four have the same first reason while there are others.
 */
export function promoteList(products: readonly ListedProduct[], context: PromoteContext): PromoteItem[] {
  const items = products.filter(isOffered).flatMap((product): PromoteItem[] => {
    const weighed = claimsOf(product, context);
    if (weighed.length === 0) return [];
    const [first = 0, ...rest] = weighed.map(({ strength }) => strength);
    const score = first + REST * rest.reduce((sum, strength) => sum + strength, 0);
    return [{ productId: product.productId, claims: weighed.map(({ claim }) => claim), score }];
  });
  return mixed(items.sort(byScore), MOST_ITEMS);
}

/** Unknown stock excludes nothing. */
function isOffered(product: ListedProduct): boolean {
  const margin = unitMarginE4(product);
  return !(product.stockE3 !== undefined && product.stockE3 <= 0) && !(margin !== undefined && margin < 0);
}

const byScore = (one: PromoteItem, other: PromoteItem): number =>
  other.score - one.score || (one.productId < other.productId ? -1 : 1);

/** Of each ten in a row at most four of one kind, as far as others are left. */
export function mixed<Item extends Pick<PromoteItem, 'claims'>>(items: readonly Item[], most: number): Item[] {
  const kindOf = ({ claims: [first] }: Item): PromoteReasonCode | undefined => first?.code;
  const left = [...items];
  const list: Item[] = [];
  while (list.length < most && left.length > 0) {
    const lastOnes = list.slice(list.length - (list.length % TEN)).map(kindOf);
    const isTooMany = (item: Item) => lastOnes.filter((kind) => kind === kindOf(item)).length >= MOST_OF_KIND;
    const at = left.findIndex((item) => !isTooMany(item));
    list.push(...left.splice(Math.max(0, at), 1));
  }
  return list;
}
