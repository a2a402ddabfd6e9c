/** How much one receiver may have under way and waiting here. */
export interface LaneLimits {
  readonly atOnce: number;
  readonly waiting: number;
}

interface Lane {
  running: number;
  readonly waiting: (() => void)[];
}

/** Each receiver has a lane of its own: one that is slow fills its lane, and the others go on. */
export class Lanes {
  private readonly lanes = new Map<string, Lane>();
  private count = 0;

  constructor(private readonly limitsOf: (key: string) => LaneLimits) {}

  /** Under way and waiting, over all lanes. */
  get size(): number {
    return this.count;
  }

  /** Lanes that take no more now. */
  get full(): string[] {
    return [...this.lanes].filter(([key, lane]) => isFull(lane, this.limitsOf(key))).map(([key]) => key);
  }

  /** Does the work when the lane has room. */
  async run(key: string, work: () => Promise<void>): Promise<void> {
    const lane = this.laneOf(key);
    this.count++;
    try {
      await this.turn(lane, this.limitsOf(key).atOnce);
      await work();
    } finally {
      this.count--;
      this.leave(key, lane);
    }
  }

  private turn(lane: Lane, atOnce: number): Promise<void> {
    if (lane.running < atOnce) {
      lane.running++;
      return Promise.resolve();
    }
    // Whoever leaves hands its place on, so the count of those running stays.
    return new Promise((resolve) => lane.waiting.push(resolve));
  }

  private leave(key: string, lane: Lane): void {
    const next = lane.waiting.shift();
    if (next !== undefined) next();
    else if (--lane.running === 0) this.lanes.delete(key);
  }

  private laneOf(key: string): Lane {
    const lane = this.lanes.get(key) ?? { running: 0, waiting: [] };
    this.lanes.set(key, lane);
    return lane;
  }
}

const isFull = ({ running, waiting }: Lane, limits: LaneLimits): boolean =>
  running >= limits.atOnce && waiting.length >= limits.waiting;
