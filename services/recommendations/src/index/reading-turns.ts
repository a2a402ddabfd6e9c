/** Reads some at a time: each takes the processor and memory. Whoever waits for an answer goes before what is only refreshed. */
export class ReadingTurns {
  private running = 0;
  private refreshing = 0;
  private readonly asked: (() => void)[] = [];
  private readonly refreshed: (() => void)[] = [];

  /** @param most at once; refreshes leave one of them free, so that a question waits for none */
  constructor(private readonly most: number) {}

  /** For an answer that somebody waits for. */
  async ask<Result>(read: () => Promise<Result>): Promise<Result> {
    if (this.running >= this.most) await new Promise<void>((go) => this.asked.push(go));
    else this.running++;
    return this.run(read);
  }

  /** Beside the answers. */
  async refresh<Result>(read: () => Promise<Result>): Promise<Result> {
    if (this.running >= this.most || this.refreshing >= this.mostRefreshing)
      await new Promise<void>((go) => this.refreshed.push(go));
    else {
      this.running++;
      this.refreshing++;
    }
    try {
      return await read();
    } finally {
      this.refreshing--;
      this.next();
    }
  }

  private async run<Result>(read: () => Promise<Result>): Promise<Result> {
    try {
      return await read();
    } finally {
      this.next();
    }
  }

  /** The turn that ended goes to whoever waits, or is free. */
  private next(): void {
    const ask = this.asked.shift();
    if (ask) {
      ask();
      return;
    }
    const refresh = this.refreshing < this.mostRefreshing ? this.refreshed.shift() : undefined;
    if (!refresh) {
      this.running--;
      return;
    }
    this.refreshing++;
    refresh();
  }

  private get mostRefreshing(): number {
    return Math.max(1, this.most - 1);
  }
}
