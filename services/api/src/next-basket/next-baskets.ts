import type { NextBasket, NextBasketQuery } from '@vitrine/contracts';
import { addDays, formatMoney, minorDigitsOf } from '@vitrine/domain';
import { ProblemError } from '@vitrine/platform';
import { nextReasons, nextSentence, ownEvidence } from '@vitrine/recommend';
import type { Products, TokenBaskets } from '@vitrine/warehouse';
import type { Access } from '../access/access.js';
import type { Holdouts } from '../recommendations/holdouts.js';
import { productsById } from '../recommendations/named-products.js';
import { isLoss, isSoldOut } from '../recommendations/price-now.js';
import type { Shelf } from '../recommendations/shelf.js';
import type { StoresOfScope } from '../recommendations/store-of-scope.js';
import { LearnedBaskets } from './learned-baskets.js';

const MEMORY_DAYS = 365;
const ON_SALE_DAYS = 180;
const MOST_OWN_BASKETS = 200;
const MOST_CUSTOMERS = 2_000;
/** As many more are looked at as may turn out to be nothing to offer. */
const SPARE = 20;

/** What a customer who returns is likely to take, by a token that somebody already has. */
export class NextBaskets {
  constructor(
    private readonly baskets: TokenBaskets,
    private readonly products: Products,
    private readonly holdouts: Holdouts,
    private readonly shelf: Shelf,
    private readonly stores: StoresOfScope,
  ) {}

  /** @throws 403 of a store beyond the scope, 404 where there is no such store, or no store of the scope has sold to the token */
  async of(access: Access, token: string, { storeId: asked, limit }: NextBasketQuery): Promise<NextBasket> {
    const { tenant, scope } = access;
    const storeId = await this.stores.of(access, asked);
    const { businessDate } = await this.holdouts.of(tenant, storeId);
    const since = addDays(businessDate, -MEMORY_DAYS);
    const own = await this.baskets.of({ tenantId: tenant.id, stores: scope.stores, token, since }, MOST_OWN_BASKETS);
    const last = own.at(-1);
    if (last === undefined) throw new ProblemError(404, 'not_found');
    const [others, onSale] = await Promise.all([
      this.baskets.drawn({ tenantId: tenant.id, storeId, since }, MOST_CUSTOMERS),
      this.baskets.soldIn(tenant.id, storeId, addDays(businessDate, -ON_SALE_DAYS)),
    ]);
    const learned = new LearnedBaskets(
      own.map(({ productIds }) => productIds),
      others,
    );
    const likely = learned.next().filter((productId) => onSale.has(productId) && learned.hasReason(productId));
    const looked = likely.slice(0, limit + SPARE);
    const [products, shelfOf] = await Promise.all([
      productsById(this.products, tenant.id, looked),
      this.shelf.now({ tenantId: tenant.id, storeId, businessDate }, looked),
    ]);
    const mayBeOffered = (id: string) => !isLoss(products.get(id), shelfOf(id)) && !isSoldOut(shelfOf(id));
    const offered = looked.filter(mayBeOffered);
    return {
      ...{ storeId, baskets: own.length, lastSoldOn: last.soldOn },
      items: offered.slice(0, limit).map((productId) => {
        const { name = null, unitPriceE4 = null } = products.get(productId) ?? {};
        const evidence = ownEvidence(own, productId);
        const reasonCodes = nextReasons(evidence, learned.follows(productId));
        const { baskets, everyDays, lastSoldOn } = evidence;
        return {
          ...{ productId, name, reasonCodes, baskets, everyDays, lastSoldOn },
          sentence: nextSentence(reasonCodes[0] ?? 'popular', evidence, name ?? productId, access.locale),
          unitPrice: unitPriceE4 === null ? null : formatMoney(unitPriceE4, minorDigitsOf(tenant.currency)),
        };
      }),
    };
  }
}
