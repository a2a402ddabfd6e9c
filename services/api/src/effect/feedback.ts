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
import type { Access } from '../access/access.js';
import { holdoutThen } from '../recommendations/holdout-then.js';
import type { Holdouts } from '../recommendations/holdouts.js';
import { storeOfScope } from '../recommendations/store-of-scope.js';

const DAY_MS = 86_400_000;
/** What is said sooner is judged by the settings of now: nobody looks them up for each tap. */
const AT_ONCE_MS = 60_000;

/** What callers say of their offers, checked and on its way to the topic. */
export class Feedback {
  constructor(
    private readonly outbox: Pick<Store['outbox'], 'add'>,
    private readonly audit: Pick<Store['audit'], 'settingChanges'>,
    private readonly holdouts: Holdouts,
    private readonly now: () => number = Date.now,
  ) {}

  /** @throws 403 of a store beyond the scope or another's offer, 422 of a time that cannot be */
  async take(access: Access, request: FeedbackRequest): Promise<FeedbackAccepted> {
    const { offerId, outcome, at } = request;
    const { tenant } = access;
    const storeId = storeOfScope(access, request.storeId);
    const sellerId = sellerOf(access, request.sellerId);
    const atMs = this.checked(at);
    const { isMeasured, businessDate } = await this.holdouts.of(await this.asThen(tenant, atMs), storeId, atMs);
    const record: RecommendationFeedback = {
      ...{ tenantId: tenant.id, storeId, offerId, outcome, at, saidOn: businessDate, isMeasured },
      companionId: normaliseCode(request.companionId),
      ...(request.productId !== null && { productId: normaliseCode(request.productId) }),
      ...(sellerId !== undefined && { sellerId }),
    };
    await this.outbox.add(tenant.id, [
      { topic: topics.recommendationFeedback, key: ticketKeyOf(record), value: record },
    ]);
    return { offerId, outcome };
  }

  private async asThen(tenant: Tenant, atMs: number): Promise<Tenant> {
    if (atMs >= this.now() - AT_ONCE_MS) return tenant;
    return holdoutThen(tenant, await this.audit.settingChanges(tenant.id), atMs);
  }

  private checked(at: string): number {
    const [atMs, now] = [Date.parse(at), this.now()];
    if (atMs > now + FEEDBACK_AHEAD_MS) throw refused('at', 'in_the_future');
    if (atMs < now - FEEDBACK_LATE_DAYS * DAY_MS) throw refused('at', 'too_long_ago');
    return atMs;
  }
}

/** A person's own offers only; a program says whose it was. @throws 403 of another's */
function sellerOf({ actor, scope }: Access, named: string | undefined): string | undefined {
  const asked = named === undefined ? undefined : normaliseCode(named);
  if (asked === undefined || asked === scope.sellerId) return scope.sellerId;
  if (actor.kind === 'user' || scope.sellerId !== undefined)
    throw new ProblemError(403, 'outside_scope', { errors: [{ pointer: '/sellerId', code: 'outside_scope' }] });
  return asked;
}

const refused = (field: string, code: string): ProblemError =>
  new ProblemError(422, 'invalid_body', { errors: [{ pointer: `/${field}`, code }] });
