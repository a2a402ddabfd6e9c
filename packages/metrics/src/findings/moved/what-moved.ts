import type { AlertContributor, Bilingual, MetricResult } from '@vitrine/contracts';
import type { StretchQuery } from '../../metric-name.js';
import { type AlertFacts, type AlertPlace, alertClaims } from '../alerts/alert-claims.js';
import { explainChange } from '../questions/contribution-claim.js';
import { contributionQuestions } from '../questions/contribution-questions.js';
import { contributionSentences } from '../sentences/contribution-sentences.js';

/** Who moved the figure of an alert, each with its share, and the sentences that say so. */
export interface Moved {
  readonly contributors: readonly AlertContributor[];
  readonly findings: readonly Bilingual[];
}

/** Null: whoever is told may not know the answer. */
export type AskMetrics = (query: StretchQuery) => Promise<Pick<MetricResult, 'rows' | 'labels'> | null>;

/**
 * What moved the figure of an alert, by every way to split it: the same for its page and for its messages. Nothing has moved one that its
 * sentence says is in line with what it is held against.
 * @param ask within the scope and the permissions of whoever is told
 */
export async function whatMoved(facts: AlertFacts, place: AlertPlace, ask: AskMetrics): Promise<Moved> {
  if (isInLine(facts, place)) return { contributors: [], findings: [] };
  const claims = await Promise.all(
    contributionQuestions(facts, place).map(async (question) => {
      const result = await ask(question.query);
      return result && explainChange(question, result);
    }),
  );
  const found = claims.filter((claim) => claim !== null);
  return {
    contributors: found.flatMap(({ dimension, contributors }) => contributors.map((one) => ({ dimension, ...one }))),
    findings: found.flatMap((claim) => contributionSentences(claim, place)),
  };
}

const isInLine = (facts: AlertFacts, place: AlertPlace): boolean =>
  alertClaims(facts, {}, place).figures[0]?.change?.direction === 'same';
