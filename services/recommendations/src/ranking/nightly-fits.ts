import { type BasketCounts, type EaseFit, type EaseTask, easeTask } from '@vitrine/recommend';
import type { DatedChoice } from './choice-source.js';

interface Parts {
  /** Beside the questions: a fit takes seconds of a processor. */
  readonly fit: (task: EaseTask) => Promise<EaseFit>;
  readonly onError: (error: unknown) => void;
}

/** What became of a tenant's choice. */
interface Known {
  readonly chosenAtMs: number;
  /** The counts that were read last. */
  counts: WeakRef<BasketCounts>;
  /** Until it has ended; of a fit that failed, until the next choice. */
  pending: Promise<EaseFit | undefined> | undefined;
  /** As long as an index ranks by it. */
  fit: WeakRef<EaseFit> | undefined;
}

/**
 * Fits of nightly models, once for each choice, one at a time. The indexes that rank by a fit hold it, and count its memory as theirs: it is
 * gone with the last of them, and fitted again for the next. Of a tenant whose index is gone before its turn nothing is fitted.
 */
export class NightlyFits {
  private readonly known = new Map<string, Known>();
  private fitting: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: Parts) {}

  /** @returns undefined where the choice has nothing to fit, or the fit failed: then the live model ranks */
  async of(tenantId: string, counts: BasketCounts, { chosenAtMs, choice }: DatedChoice): Promise<EaseFit | undefined> {
    const { nightly, ranks } = choice;
    if (ranks !== 'nightly' || nightly.kind !== 'ease') return undefined;
    const before = this.known.get(tenantId);
    const known: Known =
      before?.chosenAtMs === chosenAtMs
        ? before
        : { chosenAtMs, counts: new WeakRef(counts), pending: undefined, fit: undefined };
    this.known.set(tenantId, known);
    known.counts = new WeakRef(counts);
    return known.pending ?? known.fit?.deref() ?? this.begin(known, (of) => easeTask(of, nightly.ease));
  }

  private begin(known: Known, taskOf: (counts: BasketCounts) => EaseTask): Promise<EaseFit | undefined> {
    const pending = this.fitting.then(async () => {
      const counts = known.counts.deref();
      const fit = counts && (await this.parts.fit(taskOf(counts)));
      known.fit = fit && new WeakRef(fit);
      known.pending = undefined;
      return fit;
    });
    known.pending = pending.catch((error: unknown) => {
      this.parts.onError(error);
      return undefined;
    });
    this.fitting = known.pending;
    return known.pending;
  }
}
