import type { FeedbackOutcome, FeedbackRequest } from '@vitrine/contracts';
import type { NewAction } from '@/features/offline/use-queue';

export const FEEDBACK_PATH = '/v1/recommendations/feedback';

/** One showing of one product to one customer. */
export interface Offer {
  offerId: string;
  storeId: string;
  /** What it is offered with; null: by itself. */
  productId: string | null;
  companionId: string;
}

/** What is told of an offer; the same again takes its place. */
export function feedbackOf(offer: Offer, outcome: FeedbackOutcome, at: Date): NewAction {
  const body: Omit<FeedbackRequest, 'sellerId'> = { ...offer, outcome, at: at.toISOString() };
  return { id: `${offer.offerId} ${outcome}`, path: FEEDBACK_PATH, body };
}

export interface Said {
  outcome: FeedbackOutcome;
  /** Until then it can be taken back. */
  undoUntil: number;
  before: FeedbackOutcome | null;
}

/** What may still be said of an offer: after the end of one there is only the next customer. */
export function nextOutcomes(said: FeedbackOutcome | null): readonly FeedbackOutcome[] {
  if (said === null) return ['offered', 'sold', 'notUseful'];
  return said === 'offered' ? ['sold', 'notUseful'] : [];
}
