import { type BasketCounts, CompanionFinder, type EaseFit, liveModel, nightlyModel } from '@vitrine/recommend';
import type { DatedChoice } from './choice-source.js';

/** What orders the companions of one index: the live model at once, and the nightly one when it is fitted, if that is what was chosen. */
export class Ranking {
  private finderInUse: CompanionFinder;
  private fitInUse: EaseFit | undefined;

  /** @param fit undefined where there is none */
  constructor(counts: BasketCounts, { choice }: DatedChoice, fit: Promise<EaseFit | undefined>) {
    this.finderInUse = new CompanionFinder(liveModel(counts, choice.live));
    void fit.then((fitted) => {
      if (!fitted) return;
      this.fitInUse = fitted;
      this.finderInUse = new CompanionFinder(nightlyModel(counts, choice.nightly, fitted));
    });
  }

  /** What the nightly model takes, where it ranks. */
  get bytes(): number {
    return this.fitInUse?.weights.byteLength ?? 0;
  }

  get finder(): CompanionFinder {
    return this.finderInUse;
  }
}
