import { type BasketCounts, type EaseFit, type EaseTask, easeTask } from '@vitrine/recommend';
import type { DatedChoice } from './choice-source.js';

interface Parts {
  /** Beside the questions: a fit takes seconds of a processor. */
  readonly fit: (task: EaseTask) => Promise<EaseFit>;
  readonly onError: (error: unknown) => void;
}

interface Kept {
  readonly chosenAtMs: number;
  readonly fit: Promise<EaseFit | undefined>;
}

/** Each is 9 MB for 1,500 products. What was dropped is fitted again when its tenant's index is read. */
const MOST_KEPT = 8;

/** Fits of nightly models, once for each choice, one at a time; the last used are kept. */
export class NightlyFits {
  /** In the order of their last use. */
  private readonly kept = new Map<string, Kept>();
  private fitting: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: Parts) {}

  /** @returns undefined where the choice has nothing to fit, or the fit failed: then the live model ranks */
  async of(tenantId: string, counts: BasketCounts, { chosenAtMs, choice }: DatedChoice): Promise<EaseFit | undefined> {
    const { nightly, ranks } = choice;
    if (ranks !== 'nightly' || nightly.kind !== 'ease') return undefined;
    const known = this.kept.get(tenantId);
    const isNew = known?.chosenAtMs !== chosenAtMs;
    const kept = known && !isNew ? known : { chosenAtMs, fit: this.begin(() => easeTask(counts, nightly.ease)) };
    this.keep(tenantId, kept);
    return kept.fit;
  }

  private begin(taskOf: () => EaseTask): Promise<EaseFit | undefined> {
    const fit = this.fitting.then(() => this.parts.fit(taskOf()));
    const settled = fit.catch((error: unknown) => {
      this.parts.onError(error);
      return undefined;
    });
    this.fitting = settled;
    return settled;
  }

  private keep(tenantId: string, kept: Kept): void {
    this.kept.delete(tenantId);
    this.kept.set(tenantId, kept);
    const [oldest] = this.kept.keys();
    if (this.kept.size > MOST_KEPT && oldest !== undefined) this.kept.delete(oldest);
  }
}
