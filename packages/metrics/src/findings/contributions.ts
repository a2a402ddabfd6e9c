import type { MeasureId, Sums } from '../measures.js';
import type { MetricName } from '../metric-name.js';
import { apportion } from './apportion.js';
import { decompose, type Effect, figureIn, type Pair } from './decompose.js';

/** Why there is no figure: it is no zero. */
export type Absent = 'no_data' | 'not_open_yet';

/** One row of an answer: the sums of one part now and before. */
export interface PartRow {
  /** A value for each dimension: `['centro', 'morning']`. */
  readonly part: readonly string[];
  readonly now: Sums | Absent;
  readonly before: Sums | Absent;
}

export interface ContributionQuestion {
  readonly metric: MetricName;
  /** What the rows are split by, one or two: `['store', 'partOfDay']`. Their sums must add up: tickets do by store, not by product. */
  readonly dimensions: readonly string[];
}

/** Why a metric moved. Amounts are integers of 10^-places; `change`, not now − before, is what contributions add up to. */
export interface Contributions {
  readonly metric: MetricName;
  readonly places: number;
  /** Of the rows that have figures on both sides, like for like. */
  readonly now: bigint;
  readonly before: bigint;
  readonly change: bigint;
  readonly direction: Direction;
  /** By each dimension alone, then by both. The change is the same in all of them. */
  readonly views: readonly ContributionView[];
}

type Direction = 'up' | 'down' | 'same';

export interface ContributionView {
  readonly dimensions: readonly string[];
  /** Every part with figures on both sides, largest movement first. */
  readonly parts: readonly Contributor[];
  /** The ones worth naming that moved as the whole did. */
  readonly contributors: readonly Contributor[];
  /** The ones worth naming that moved the other way; all of them where they cancel out. */
  readonly opposite: readonly Contributor[];
  /** How many of `parts` moved as the whole did. */
  readonly movedAlike: number;
  /** Nearly all parts moved as the whole did: it is no matter of single ones. */
  readonly isNearlyAll: boolean;
  /** Parts without a figure on one side. They are in no sum above. */
  readonly notCompared: readonly NotCompared[];
}

export interface Contributor extends Omit<Effect, 'exact'> {
  readonly part: readonly string[];
  /** Of the movement, in ten-thousandths; those of all parts add up to 10,000, or are 0 where nothing moved. */
  readonly shareE4: number;
}

export interface NotCompared {
  readonly part: readonly string[];
  /** The figure of the side that has one. */
  readonly now: bigint | Absent | null;
  readonly before: bigint | Absent | null;
}

/** A part is named above this share of the movement. */
const NAMED_ABOVE_E4 = 3_000;
const ONE = 10_000;
/** From four fifths of the parts on, of three at least, nearly all moved alike. */
const NEARLY_ALL_E4 = 8_000;
const LEAST_PARTS = 3;

/**
 * What moved a metric, from the rows of one answer.
 *
 * - Rows without a figure on one side are left out of both, and told apart with their reason: the change is like for like.
 * - The contributions of the parts (`decompose`) add up to the change.
 * - The movement is the sum of their sizes, whichever way they went. A part's share is its size ÷ the movement, and the shares add up to
 *   1; where all went one way they are the shares of the change. So no part has moved more than everything, however much cancels out.
 * - Named are parts above 30 % of the movement: those that went with the change, and as opposite those that went against it.
 * @returns null where the metric is undefined on one side, or no row has figures on both
 * @throws RangeError for a metric that parts do not add up to, or a row with more or fewer values than dimensions
 */
export function findContributions(rows: readonly PartRow[], question: ContributionQuestion): Contributions | null {
  const { metric, dimensions } = question;
  const splits = SPLITS[dimensions.length];
  if (!splits || rows.some(({ part }) => part.length !== dimensions.length)) {
    throw new RangeError('a part has one or two values, one for each dimension');
  }
  const compared = rows.flatMap(pairOf);
  const whole = compared.length > 0 ? decompose(metric, compared) : null;
  if (whole === null) return null;
  const { places, now, before, change } = whole;
  const direction = directionOf(change);
  const views = splits.map((positions) => ({
    dimensions: positions.map((at) => dimensions[at] ?? ''),
    ...viewOf(groupBy(rows, positions), { metric, direction }),
  }));
  return { metric, places, now, before, change, direction, views };
}

/** By the number of dimensions: which of them each view splits by. */
const SPLITS: Readonly<Record<number, ReadonlyArray<readonly number[]>>> = { 1: [[0]], 2: [[0], [1], [0, 1]] };

interface PartGroup {
  readonly part: readonly string[];
  readonly rows: readonly PartRow[];
}

function groupBy(rows: readonly PartRow[], positions: readonly number[]): PartGroup[] {
  const groups = new Map<string, { part: string[]; rows: PartRow[] }>();
  for (const row of rows) {
    const part = positions.map((at) => row.part[at] ?? '');
    const group = groups.get(JSON.stringify(part)) ?? { part, rows: [] };
    group.rows.push(row);
    groups.set(JSON.stringify(part), group);
  }
  return [...groups.values()];
}

interface Moving extends Contributor {
  readonly isNamed: boolean;
  readonly isAlike: boolean;
}

function viewOf(
  groups: readonly PartGroup[],
  { metric, direction }: { metric: MetricName; direction: Direction },
): Omit<ContributionView, 'dimensions'> {
  const compared = groups.filter(({ rows }) => rows.some((row) => pairOf(row).length > 0));
  const moving = movingParts(compared, metric, direction);
  const movedAlike = moving.filter(({ isAlike }) => isAlike).length;
  const named = moving.filter(({ isNamed }) => isNamed);
  return {
    parts: moving.map(asContributor),
    contributors: named.filter(({ isAlike }) => isAlike).map(asContributor),
    opposite: named.filter(({ isAlike }) => !isAlike).map(asContributor),
    movedAlike,
    isNearlyAll: moving.length >= LEAST_PARTS && movedAlike * ONE >= NEARLY_ALL_E4 * moving.length,
    notCompared: groups.filter((group) => !compared.includes(group)).map((group) => notCompared(group, metric)),
  };
}

/** Largest movement first. */
function movingParts(groups: readonly PartGroup[], metric: MetricName, direction: Direction): Moving[] {
  const effects =
    decompose(
      metric,
      groups.map(({ rows }) => addPairs(rows.flatMap(pairOf))),
    )?.parts ?? [];
  const sizes = effects.map(({ exact }) => (exact < 0n ? -exact : exact));
  const movement = sizes.reduce((sum, size) => sum + size, 0n);
  const shares =
    movement === 0n
      ? []
      : apportion(
          sizes.map((size) => size * BigInt(ONE)),
          movement,
        );
  return effects
    .map(({ exact, ...effect }, at) => ({
      size: sizes[at] ?? 0n,
      moving: {
        part: groups[at]?.part ?? [],
        ...effect,
        shareE4: Number(shares[at] ?? 0n),
        isNamed: (sizes[at] ?? 0n) * BigInt(ONE) > BigInt(NAMED_ABOVE_E4) * movement,
        isAlike: direction !== 'same' && directionOf(exact) === direction,
      },
    }))
    .sort((a, b) => Number(a.size < b.size) - Number(a.size > b.size))
    .map(({ moving }) => moving);
}

const asContributor = ({ isNamed, isAlike, ...contributor }: Moving): Contributor => contributor;

/** A side has a figure where all rows of the part have one: a part of it would look like the whole. */
function notCompared({ part, rows }: PartGroup, metric: MetricName): NotCompared {
  const sideOf = (side: 'now' | 'before'): NotCompared['now'] => {
    const absent = rows.flatMap((row) => (typeof row[side] === 'string' ? [row[side]] : []));
    if (absent.length > 0) return absent.includes('no_data') ? 'no_data' : 'not_open_yet';
    return figureIn(metric, rows.flatMap((row) => (typeof row[side] === 'string' ? [] : [row[side]])).reduce(addSums));
  };
  return { part, now: sideOf('now'), before: sideOf('before') };
}

/** One pair, or none where a side has no figure. */
function pairOf({ now, before }: PartRow): Pair[] {
  return typeof now === 'string' || typeof before === 'string' ? [] : [{ now, before }];
}

const addPairs = (pairs: readonly Pair[]): Pair =>
  pairs.reduce((a, b) => ({ now: addSums(a.now, b.now), before: addSums(a.before, b.before) }));

function addSums(a: Sums, b: Sums): Sums {
  const ids = Object.keys({ ...a, ...b }) as MeasureId[];
  return Object.fromEntries(ids.map((id) => [id, (a[id] ?? 0n) + (b[id] ?? 0n)]));
}

const directionOf = (change: bigint): Direction => (change === 0n ? 'same' : change > 0n ? 'up' : 'down');
