import type { CompareKind, MetricResult } from '@vitrine/contracts';
import { formatDecimal } from '@vitrine/domain';
import { definitions } from '../../definitions.js';
import type { MetricName } from '../../metric-name.js';
import { scaledOf } from '../alerts/exact-decimal.js';
import type { FigureUnit } from '../alerts/figure-claim.js';
import {
  type Contributions,
  type ContributionView,
  type Contributor,
  findContributions,
  type NotCompared,
} from '../contributions.js';
import type { AlertContributionQuestion, ContributionDimension } from './contribution-questions.js';
import { partRowsOf } from './part-rows.js';

/** What moved the figure of an alert, split one way. Every share is of the movement, by `findContributions`. */
export interface ContributionClaim {
  readonly metric: MetricName;
  readonly unit: FigureUnit;
  readonly dimension: ContributionDimension;
  readonly compare: CompareKind;
  readonly direction: 'up' | 'down';
  /** Nothing moved against the change: the shares are parts of the change itself. */
  readonly isAllAlike: boolean;
  /** Those that moved as the whole did. */
  readonly contributors: readonly ContributorClaim[];
  /** Those that moved against it. */
  readonly opposite: readonly ContributorClaim[];
  readonly movedAlike: number;
  readonly parts: number;
  readonly isNearlyAll: boolean;
  /** Parts that are in no figure here. */
  readonly missing: readonly MissingPart[];
}

export interface ContributorClaim {
  readonly id: string;
  /** The name, or the id where there is none; empty for what has neither, such as sales without a seller. */
  readonly name: string;
  /** What it moved, signed: money as decimal text, a ratio as a part of one. */
  readonly effect: string;
  /** Of the movement, as a part of one: `'0.62'`. */
  readonly share: string;
}

export interface MissingPart {
  readonly name: string;
  readonly reason: 'no_data' | 'not_open_yet';
}

/** One alone is the whole. */
const LEAST_PARTS = 2;

/**
 * Reads the answer to a question of `contributionQuestions`.
 * @param result rows and, for names, `labels`
 * @returns null where nothing is explained: the figure went the other way on these days, is undefined on one side, or has one part alone;
 *   null too where the parts do not add up to the alert's figure: sales came or went since, or the reader sees some of them alone
 */
export function explainChange(
  question: AlertContributionQuestion,
  result: Pick<MetricResult, 'rows' | 'labels'>,
): ContributionClaim | null {
  const found = findContributions(partRowsOf(result, question), question);
  const view = found?.views[0];
  if (!found || !view || view.parts.length < LEAST_PARTS || found.direction !== question.direction) return null;
  if (isOfOther(question, found, result.rows.length)) return null;
  const { metric, dimensions, compare, direction } = question;
  const [dimension] = dimensions;
  const nameOf = (id: string) => result.labels?.[dimension]?.[id] ?? id;
  const claimOf = (part: Contributor) => contributorClaim(part, found.places, nameOf);
  return {
    ...{ metric, dimension, compare, direction },
    unit: definitions[metric].unit as FigureUnit,
    isAllAlike: view.parts.every(
      ({ shareE4, contribution }) => shareE4 === 0 || contribution > 0n === (direction === 'up'),
    ),
    contributors: view.contributors.map(claimOf),
    opposite: view.opposite.map(claimOf),
    movedAlike: view.movedAlike,
    parts: view.parts.length,
    isNearlyAll: view.isNearlyAll,
    missing: missingOf(view, nameOf),
  };
}

/** Rows are rounded to what is shown. */
const SHOWN_PLACES = 2;

/** Of sums only: of a ratio the rows tell rounded terms. */
function isOfOther({ metric, value }: AlertContributionQuestion, found: Contributions, rows: number): boolean {
  if (value === null || definitions[metric].kind === 'ratio') return false;
  const apart = (found.views[0]?.notCompared ?? []).map(({ now }) => (typeof now === 'bigint' ? now : 0n));
  const difference = apart.reduce((a, b) => a + b, found.now) - scaledOf(value, found.places);
  const rounding = found.places > SHOWN_PLACES ? BigInt(rows) * 10n ** BigInt(found.places - SHOWN_PLACES) : 0n;
  return difference > rounding || difference < -rounding;
}

function contributorClaim(
  { part, contribution, shareE4 }: Contributor,
  places: number,
  nameOf: (id: string) => string,
): ContributorClaim {
  const [id = ''] = part;
  return { id, name: nameOf(id), effect: formatDecimal(contribution, places), share: formatDecimal(shareE4, 4) };
}

const missingOf = ({ notCompared }: ContributionView, nameOf: (id: string) => string): MissingPart[] =>
  notCompared.map(({ part, now, before }: NotCompared) => ({
    name: nameOf(part[0] ?? ''),
    reason: now === 'not_open_yet' || before === 'not_open_yet' ? 'not_open_yet' : 'no_data',
  }));
