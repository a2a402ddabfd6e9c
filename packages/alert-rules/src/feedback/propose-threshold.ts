/** An alert that a threshold raised: the figure that was judged then, in the unit of the threshold. */
export interface RaisedFigure {
  readonly judged: number;
  /** Somebody said that it was of no use. */
  readonly isUseless: boolean;
}

export interface ThresholdProposal {
  /** As a rule has it. */
  readonly threshold: string;
  /** Alerts said to be of no use that would not have come, and those of which nobody said so that would not have come either. */
  readonly silenced: number;
  readonly lost: number;
  readonly useless: number;
  readonly others: number;
}

export interface AskedThreshold {
  readonly side: 'above' | 'below';
  /** As it stands. */
  readonly threshold: number;
  /** The new one must lie before this. */
  readonly before?: number;
}

/** Fewer verdicts are a mood, not a pattern. */
const FEWEST_VERDICTS = 3;
/** A proposal silences at least this part of what was of no use, and at most that part of the rest. */
const SILENCED_AT_LEAST = 0.5;
const LOST_AT_MOST = 0.1;

/**
 * A stricter threshold under which most alerts of no use would not have come, and nearly all others would. Of those that do, the one that
 * silences most of the first beyond what it loses; of equal ones the one closest to the present threshold.
 * @returns undefined where no threshold does, or too few have said anything
 */
export function proposeThreshold(
  raised: readonly RaisedFigure[],
  { side, threshold, before }: AskedThreshold,
): ThresholdProposal | undefined {
  const sign = side === 'above' ? 1 : -1;
  const useless = raised.filter(({ isUseless }) => isUseless);
  if (useless.length < FEWEST_VERDICTS) return undefined;
  const candidates = useless
    .map(({ judged }) => rounded(judged, sign))
    .filter((each) => Number.isFinite(each) && (each - threshold) * sign > 0)
    .filter((each) => before === undefined || (before - each) * sign > 0)
    .sort((a, b) => (a - b) * sign)
    .map((each) => effectOf(each, raised, sign))
    .filter(
      ({ silenced, lost, others }) => silenced >= useless.length * SILENCED_AT_LEAST && lost <= others * LOST_AT_MOST,
    );
  return candidates.reduce<ThresholdProposal | undefined>(
    (best, each) => (best === undefined || each.silenced - each.lost > best.silenced - best.lost ? each : best),
    undefined,
  );
}

function effectOf(threshold: number, raised: readonly RaisedFigure[], sign: number): ThresholdProposal {
  const isSilent = ({ judged }: RaisedFigure) => (judged - threshold) * sign < 0;
  const useless = raised.filter(({ isUseless }) => isUseless);
  const others = raised.filter(({ isUseless }) => !isUseless);
  return {
    threshold: textOf(threshold),
    silenced: useless.filter(isSilent).length,
    lost: others.filter(isSilent).length,
    useless: useless.length,
    others: others.length,
  };
}

/** Beyond the figure, on a number of two digits that a person would write. */
function rounded(judged: number, sign: number): number {
  const step = 10 ** Math.max(-6, Math.floor(Math.log10(Math.abs(judged) || 1)) - 1);
  const steps = judged / step;
  const beyond = sign > 0 ? Math.floor(steps + 1e-9) + 1 : Math.ceil(steps - 1e-9) - 1;
  return Number((beyond * step).toFixed(6));
}

const textOf = (threshold: number): string => {
  const text = threshold.toFixed(6).replace(/\.?0+$/u, '');
  return text === '-0' ? '0' : text;
};
