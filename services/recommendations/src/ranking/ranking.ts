import { type BasketCounts, CompanionFinder, type EaseFit, liveModel, nightlyModel } from '@vitrine/recommend';
import type { DatedChoice } from './choice-source.js';

/** What orders the companions of one index: the live model at once, and the nightly one when it is fitted, if that is what was chosen. */
export class Ranking {
  private finderInUse: CompanionFinder;

  /** @param fit undefined where there is none */
  constructor(counts: BasketCounts, { choice }: DatedChoice, fit: Promise<EaseFit | undefined>) {
    this.finderInUse = new CompanionFinder(liveModel(counts, choice.live));
    void fit.then((fitted) => {
      if (fitted) this.finderInUse = new CompanionFinder(nightlyModel(counts, choice.nightly, fitted));
    });
  }

  get finder(): CompanionFinder {
    return this.finderInUse;
  }
}
