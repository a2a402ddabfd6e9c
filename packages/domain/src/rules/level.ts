export type Level = 'none' | 'warning' | 'critical';

/** From where on a figure is a warning, and from where on critical. */
export interface Thresholds {
  readonly side: 'above' | 'below';
  /** Inclusive, in the unit of the figure: ten-thousandths of money, a share (0.3 is 30 %), a number of sales. */
  readonly warning?: number;
  readonly critical?: number;
  /** How far the figure must come back over a threshold before the level that it brought ends; 0 when absent. */
  readonly slack?: number;
}

const RANK: Readonly<Record<Level, number>> = { none: 0, warning: 1, critical: 2 };
const DESCENDING = ['critical', 'warning'] as const;

export const isWorse = (a: Level, b: Level): boolean => RANK[a] > RANK[b];

/**
 * Which level a figure stands for. A level that is held already ends only `slack` beyond its threshold (hysteresis).
 * A share is compared as the double nearest to it, and so is its threshold: a share of exactly 30 % is 0.3.
 */
export function levelOf(figure: number, thresholds: Thresholds, held: Level = 'none'): Level {
  for (const level of DESCENDING) {
    const threshold = thresholds[level];
    if (threshold === undefined) continue;
    const slack = isWorse(level, held) ? 0 : (thresholds.slack ?? 0);
    const isOver = thresholds.side === 'above' ? figure >= threshold - slack : figure <= threshold + slack;
    if (isOver) return level;
  }
  return 'none';
}

/** Of conditions that must hold together. Needs at least one. */
export const mildestOf = (levels: readonly Level[]): Level => levels.reduce((a, b) => (isWorse(a, b) ? b : a));

/** Of conditions of which one is enough. Needs at least one. */
export const worstOf = (levels: readonly Level[]): Level => levels.reduce((a, b) => (isWorse(b, a) ? b : a));
