import { z } from 'zod';
import { feedbackOutcomes, offerId } from '../http/recommendations-effect.js';
import { day, id, instant, tenantId } from '../primitives.js';

/** A record of `recommendation.feedback.v1`: what became of an offer. Its store, time and seller were checked by the api. */
export const recommendationFeedbackSchema = z
  .object({
    tenantId: tenantId(),
    storeId: id(),
    offerId: offerId(),
    outcome: z.enum(feedbackOutcomes).describe('Each counts once for each offer of a seller'),
    productId: id().optional().describe('What it was offered with; absent: by itself'),
    companionId: id().describe('What was offered'),
    sellerId: id().optional().describe('Whose offer it was; absent where somebody made it who is no seller'),
    at: instant().describe('When it was said'),
    saidOn: day().describe('Business date of the store then'),
    isMeasured: z.boolean().describe('Whether the store held hours out then'),
  })
  .describe('What became of an offer')
  .meta({ id: 'RecommendationFeedbackRecord' });
export type RecommendationFeedback = z.output<typeof recommendationFeedbackSchema>;
