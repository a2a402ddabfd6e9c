import type { StreamAlert } from '@vitrine/contracts';

/** A screen reader is told of alerts at most so often. */
export const ANNOUNCE_EVERY_MS = 30_000;

/** Rings that people should hear of at once; what others do with alerts is seen in the inbox. */
export const rings = ({ change }: Pick<StreamAlert, 'change'>): boolean => change === 'raised' || change === 'worsened';

/** Alerts that came since the last announcement, told together when the time has come. */
export class Announcements {
  private waiting: StreamAlert[] = [];
  private toldAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly now: () => number = Date.now) {}

  add(alert: StreamAlert): void {
    this.waiting.push(alert);
  }

  /** ms until they may be told; null where there is nothing to tell. */
  get waitMs(): number | null {
    return this.waiting.length === 0 ? null : Math.max(0, this.toldAt + ANNOUNCE_EVERY_MS - this.now());
  }

  /** The newest one and how many came, once. */
  take(): { newest: StreamAlert; count: number } | undefined {
    const newest = this.waiting.at(-1);
    const count = this.waiting.length;
    this.waiting = [];
    if (newest === undefined) return undefined;
    this.toldAt = this.now();
    return { newest, count };
  }
}
