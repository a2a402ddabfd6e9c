import {
  type CompanionReason,
  type Companions,
  type CompanionsFound,
  type CompanionsPreview,
  type CompanionsRequest,
  mostBlocks,
  mostCompanionsFound,
  mostPins,
  normaliseCode,
} from '@vitrine/contracts';
import { minorDigitsOf } from '@vitrine/domain';
import { companionsMissing } from '@vitrine/recommend';
import type { Access } from '../access/access.js';
import { COLD_BASKETS, type ColdCompanions } from './cold-companions.js';
import { companionItem } from './companion-item.js';
import type { CompanionSource } from './companion-source.js';
import { type Holdouts, isKeptFrom } from './holdouts.js';
import type { KnownProducts } from './known-products.js';
import type { DecisionsOfBasket, PairDecisions, Supposed } from './pair-decisions.js';
import type { Ranked, RankedOffers } from './ranked-offers.js';
import { seesMargins } from './sees-margins.js';

/** @property supposed decisions as if they were taken @property businessDate of the day that is looked at */
interface Look {
  readonly businessDate: string;
  readonly supposed: readonly Supposed[];
  readonly seesMoney: boolean;
}

/** Companions of a basket as a caller may see them: what the service found, decided, ranked, and told in words. */
export class CompanionsAsSeen {
  constructor(
    private readonly source: CompanionSource,
    private readonly decisions: PairDecisions,
    private readonly holdouts: Holdouts,
    private readonly ranked: RankedOffers,
    private readonly cold: ColdCompanions,
    private readonly known: KnownProducts,
  ) {}

  /** @param request whose store the caller may see */
  async of(access: Access, request: CompanionsRequest): Promise<Companions> {
    const holdout = await this.holdouts.of(access.tenant, request.storeId);
    const { businessDate } = holdout;
    const answer = await this.look(access, request, { businessDate, supposed: [], seesMoney: seesMargins(access) });
    return { ...answer, holdout, items: isKeptFrom(access, holdout) ? [] : answer.items };
  }

  /** What a seller would be told on a day, were these decisions taken. @param preview whose store the caller may see */
  async preview(access: Access, { on, decisions, ...request }: CompanionsPreview): Promise<Companions> {
    const holdout = await this.holdouts.of(access.tenant, request.storeId);
    const businessDate = on ?? holdout.businessDate;
    const answer = await this.look(access, request, { businessDate, supposed: decisions, seesMoney: false });
    return { ...answer, holdout };
  }

  private async look(
    access: Access,
    request: CompanionsRequest,
    { businessDate, supposed, seesMoney }: Look,
  ): Promise<Omit<Companions, 'holdout'>> {
    const { tenant, locale } = access;
    const { storeId, limit } = request;
    const productIds = request.productIds.map(normaliseCode);
    const day = { tenantId: tenant.id, storeId, businessDate };
    const decided = await this.decisions.ofBasket(day, productIds, supposed);
    const pinned = decided.pinned.slice(0, mostPins);
    const { companions, notSoldHere, basketsHere, ...learned } = await this.source.companions({
      ...{ tenantId: tenant.id, storeId, productIds, limit: mostCompanionsFound },
      mayLearnFromNetwork: tenant.recommendFrom === 'network',
      ...{ alsoProductIds: pinned, withoutProductIds: decided.blocked.slice(0, mostBlocks) },
    });
    // A store that pins a product itself is about to sell it.
    const outside = new Set(notSoldHere.filter((productId) => !decided.pinnedHere.has(productId)));
    const place = { storeId, businessDate, decided, isOutside: (productId: string) => outside.has(productId) };
    const all = [...companions, ...(await this.untoldOf(tenant.id, pinned, companions))];
    const known = await this.ranked.of(access, all, productIds, place);
    const isCold = basketsHere !== undefined && learned.baskets < COLD_BASKETS && known.offers.length < limit;
    const more = isCold ? await this.ofCatalogue(access, { ...place, productIds }, known) : undefined;
    const offers = [...known.offers, ...(more?.offers ?? [])].slice(0, limit);
    const productOf = (productId: string) => known.productOf(productId) ?? more?.productOf(productId);
    const digits = minorDigitsOf(tenant.currency);
    const reader = { locale, minorDigits: digits, seesMargins: seesMoney, productOf, isApproved: decided.isApproved };
    const isTold = offers.some(({ found }) => found.reasonCodes.some(isOfPair));
    const ofNetwork = tenant.recommendFrom === 'network';
    return {
      storeId,
      ...learned,
      missing: basketsHere === undefined || isTold ? [] : companionsMissing(basketsHere, ofNetwork, locale),
      items: offers.map((offer) => companionItem(offer, learned.baskets, reader)),
    };
  }

  /** Pins of which no figure may be told, or that nobody has bought yet. What does not exist is no offer, pinned or not. */
  private async untoldOf(
    tenantId: string,
    pinned: readonly string[],
    found: CompanionsFound['companions'],
  ): Promise<CompanionsFound['companions']> {
    const told = new Set(found.map(({ productId }) => productId));
    const untold = pinned.filter((productId) => !told.has(productId));
    const known = await this.known.among(tenantId, untold);
    return untold.flatMap((productId) => (known.has(productId) ? [{ productId, score: 0, reasonCodes: [] }] : []));
  }

  /** What the catalogue says, behind what baskets do: nothing that was found already, or that somebody blocked. */
  private async ofCatalogue(
    access: Access,
    { productIds, ...place }: Parameters<RankedOffers['of']>[3] & { decided: DecisionsOfBasket; productIds: string[] },
    { offers, productOf, bands }: Ranked,
  ): Promise<Ranked> {
    const without = new Set([
      ...[...productIds, ...place.decided.blocked],
      ...offers.map(({ found }) => found.productId),
    ]);
    const basket = productIds.flatMap((productId) => productOf(productId) ?? []);
    const { storeId, businessDate } = place;
    const asked = { tenantId: access.tenant.id, storeId, businessDate };
    const found = await this.cold.find({ ...asked, basket, without, bands });
    return this.ranked.of(access, found, [], place);
  }
}

const isOfPair = (code: CompanionReason): boolean => code === 'boughtTogether' || code === 'seenTogether';
