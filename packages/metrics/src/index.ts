export { answerMetricQuery, type RunQuery, warehouseRow } from './answer-metric-query.js';
export type { KnownDays, KnownStore } from './arrived-days.js';
export { compileMetricQuery } from './compile-metric-query.js';
export type {
  CompiledMetricQuery,
  CompiledQuery,
  MetricContext,
  NetworkContext,
  WarehouseRow,
} from './compiled-query.js';
export type { Cell } from './definitions.js';
export {
  type AlertClaims,
  type AlertFacts,
  type AlertNames,
  type AlertPlace,
  alertClaims,
  beganMs,
} from './findings/alerts/alert-claims.js';
export {
  type Absent,
  type ContributionQuestion,
  type Contributions,
  type ContributionView,
  type Contributor,
  findContributions,
  type NotCompared,
  type PartRow,
} from './findings/contributions.js';
export { actionOf, becauseOf, causeOf, type LowBecause, type LowEvidence } from './findings/low/cause-of.js';
export { lowEvidence, type SoldWeek } from './findings/low/low-evidence.js';
export {
  findLowPerformers,
  type LowPerformer,
  type LowPerformerQuestion,
  type LowPerformers,
  type NotJudged,
  type UnjudgedProduct,
} from './findings/low-performer.js';
export { lowActionTexts } from './findings/messages/low-actions.js';
export { type AskMetrics, type Moved, whatMoved } from './findings/moved/what-moved.js';
export { chartOf, figureOfNothing } from './findings/questions/chart-of.js';
export { chartQuestion } from './findings/questions/chart-question.js';
export { type ContributionClaim, explainChange } from './findings/questions/contribution-claim.js';
export { type AlertContributionQuestion, contributionQuestions } from './findings/questions/contribution-questions.js';
export { screenOf } from './findings/questions/screen-of.js';
export { alertHeadline, alertSubjectName } from './findings/sentences/alert-headline.js';
export { contributionSentences } from './findings/sentences/contribution-sentences.js';
export { alertMail } from './findings/texts/alert-mail.js';
export { type AlertDigest, digestMail, digestPush, digestTitle } from './findings/texts/digest.js';
export type { MailText } from './findings/texts/mail-content.js';
export type { AlertNotice, NoticeLinks, NoticeOccasion } from './findings/texts/notice.js';
export { alertPush, type PushText } from './findings/texts/push.js';
export { alertSlack, type SlackText } from './findings/texts/slack.js';
export { alertSummary } from './findings/texts/summary.js';
export type { ProductWeek } from './findings/weekly-shares.js';
export { glossary } from './glossary.js';
export type { MetricName, MetricQuery, StretchQuery } from './metric-name.js';
export { MetricQueryError, OutsideScope, ScopeMissing } from './metric-query-errors.js';
export type { NetworkSaid } from './network/tell-network.js';
export type { NetworkCell, NetworkLedger } from './network-cell.js';
export { revealsCost } from './reveals.js';
export { type ShapedResult, shapeResult } from './shape-result.js';
export type { ReadyRollups } from './sources.js';
export { figureOf, isStreamed, type ReadFigure } from './stream/figure-of.js';
export { isStreamedWidth, streamedMeasures, streamedSums, streamedWidth, ticketsIn } from './stream/streamed-sums.js';
export {
  idsOfKey,
  isHistory,
  type Places,
  type StreamedGrain,
  streamedGrains,
  subjectKey,
  ticketMovements,
} from './stream/ticket-movements.js';
