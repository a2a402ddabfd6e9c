import {
  FEEDBACK_AHEAD_MS,
  FEEDBACK_LATE_DAYS,
  type FeedbackAccepted,
  type FeedbackRequest,
  normaliseCode,
  type RecommendationFeedback,
  ticketKeyOf,
  topics,
} from '@vitrine/contracts';
import { ProblemError } from '@vitrine/platform';
import type { Store, Tenant } from '@vitrine/store';
import type { Directory } from '@vitrine/warehouse';
import type { Access } from '../access/access.js';
import { holdoutThen } from '../recommendations/holdout-then.js';
import type { Holdouts } from '../recommendations/holdouts.js';
import type { StoresOfScope } from '../recommendations/store-of-scope.js';

const DAY_MS = 86_400_000;
/** What is said sooner is judged by the settings of now: nobody looks them up for each tap. */
const AT_ONCE_MS = 60_000;

interface Parts {
  readonly outbox: Pick<Store['outbox'], 'add'>;
  readonly audit: Pick<Store['audit'], 'settingChanges'>;
  readonly holdouts: Holdouts;
  readonly stores: StoresOfScope;
  readonly directory: Pick<Directory, 'sellersOf'>;
}

/** What callers say of their offers, checked and on its way to the topic. */
export class Feedback {
  constructor(
    private readonly parts: Parts,
    private readonly now: () => number = Date.now,
  ) {}

  /**
   * @throws 403 of a store beyond the scope or another's offer, 404 of a store or seller that does not exist, 422 of a time that cannot be
   * or a product offered with itself
   */
  async take(access: Access, request: FeedbackRequest): Promise<FeedbackAccepted> {
    const { offerId, outcome, at } = request;
    const { tenant } = access;
    const storeId = await this.parts.stores.of(access, request.storeId);
    const sellerId = await this.sellerOf(access, request.sellerId);
    const atMs = this.checked(at);
    const then = await this.asThen(tenant, atMs);
    const { isMeasured, businessDate } = await this.parts.holdouts.of(then, storeId, atMs);
    const record: RecommendationFeedback = {
      ...{ tenantId: tenant.id, storeId, offerId, outcome, at, saidOn: businessDate, isMeasured },
      ...productsOf(request),
      ...(sellerId !== undefined && { sellerId }),
    };
    await this.parts.outbox.add(tenant.id, [
      { topic: topics.recommendationFeedback, key: ticketKeyOf(record), value: record },
    ]);
    return { offerId, outcome };
  }

  private async asThen(tenant: Tenant, atMs: number): Promise<Tenant> {
    if (atMs >= this.now() - AT_ONCE_MS) return tenant;
    return holdoutThen(tenant, await this.parts.audit.settingChanges(tenant.id), atMs);
  }

  /** A person's own offers only; a program says whose it was. @throws 403 of another's, 404 of nobody's */
  private async sellerOf({ actor, scope, tenant }: Access, named: string | undefined): Promise<string | undefined> {
    const asked = named === undefined ? undefined : normaliseCode(named);
    if (asked === undefined || asked === scope.sellerId) return scope.sellerId;
    if (actor.kind === 'user' || scope.sellerId !== undefined) throw ofSeller(403, 'outside_scope');
    const sellers = await this.parts.directory.sellersOf(tenant.id);
    if (sellers.some(({ sellerId }) => sellerId === asked)) return asked;
    throw ofSeller(404, 'unknown_seller');
  }

  private checked(at: string): number {
    const [atMs, now] = [Date.parse(at), this.now()];
    if (atMs > now + FEEDBACK_AHEAD_MS) throw refused('at', 'in_the_future');
    if (atMs < now - FEEDBACK_LATE_DAYS * DAY_MS) throw refused('at', 'too_long_ago');
    return atMs;
  }
}

function productsOf(request: FeedbackRequest): Pick<RecommendationFeedback, 'companionId' | 'productId'> {
  const companionId = normaliseCode(request.companionId);
  if (request.productId === null) return { companionId };
  const productId = normaliseCode(request.productId);
  if (productId === companionId) throw refused('companionId', 'same_product');
  return { companionId, productId };
}

const refused = (field: string, code: string): ProblemError =>
  new ProblemError(422, 'invalid_body', { errors: [{ pointer: `/${field}`, code }] });

const ofSeller = (status: number, code: string): ProblemError =>
  new ProblemError(status, code, { errors: [{ pointer: '/sellerId', code }] });
