import type { Batch } from '@vitrine/bus';
import { accept, type Outcome, reject } from '@vitrine/consumer';
import {
  explainIssues,
  parseJson,
  type RecommendationFeedback,
  recommendationFeedbackSchema,
} from '@vitrine/contracts';
import type { RecommendationFeedbackRow } from '@vitrine/warehouse';

/** A record of `recommendation.feedback.v1` as its contract wants it. Fields of a later version pass. */
export function readFeedback({ value }: Pick<Batch['messages'][number], 'value'>): Outcome<RecommendationFeedback> {
  const content = parseJson(value?.toString() ?? '');
  if (content === undefined) return reject('invalid_json');
  const { success, data, error } = recommendationFeedbackSchema.safeParse(content);
  if (success) return accept(data);
  const [found] = explainIssues(recommendationFeedbackSchema, content, error.issues, 'en');
  return found ? reject(found.code, found.pointer, found.message) : reject('invalid_value');
}

export const feedbackRow = ({ at, ...said }: RecommendationFeedback): RecommendationFeedbackRow => ({
  ...said,
  saidAtMs: Date.parse(at),
  sellerId: said.sellerId ?? '',
  productId: said.productId ?? '',
});
