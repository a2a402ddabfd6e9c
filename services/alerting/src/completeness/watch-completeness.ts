import { type BusLog, LogWatch } from '@vitrine/bus';
import type { Clock } from '@vitrine/consumer';
import { kafkaUses, topics } from '@vitrine/contracts';
import { Completeness } from './completeness.js';

const EVERY_MS = 500;

/** Looks at the pipeline twice a second. While it cannot be asked, nothing further is known to be complete. */
export class WatchCompleteness {
  readonly completeness = new Completeness();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private isWarned = false;

  constructor(
    private readonly log: LogWatch,
    private readonly clock: Clock,
    private readonly logger: BusLog,
  ) {}

  start(): void {
    this.timer = setInterval(() => {
      this.looking ??= this.look().finally(() => {
        this.looking = undefined;
      });
    }, EVERY_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
    await this.log.close();
  }

  private async look(): Promise<void> {
    const { log } = this;
    try {
      const atMs = this.clock.nowMs();
      const rawEnds = await log.ends(topics.salesRaw);
      const processed = await log.settled(kafkaUses.processing.group, topics.salesRaw);
      const acceptedEnds = await log.ends(topics.salesAccepted);
      const watched = await log.settled(kafkaUses.alerting.group, topics.salesAccepted);
      const partialEnds = await log.ends(topics.alertsPartials);
      this.completeness.add({ atMs, rawEnds, processed, acceptedEnds, watched, partialEnds });
      this.isWarned = false;
    } catch (error) {
      if (!this.isWarned) this.logger.warn({ error: String(error) }, 'Kafka does not say how far processing is');
      this.isWarned = true;
    }
  }
}
