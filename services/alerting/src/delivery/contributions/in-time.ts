import type { Logger } from '@vitrine/platform';

/** After a question that took too long, or failed, none is asked for so long: one slow answer delays one message, not all. */
const REST_MS = 5_000;

/** Asks what a message can do without: in time, or not at all. */
export class InTime {
  private restsUntilMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly log: Pick<Logger, 'warn'>,
    private readonly nowMs: () => number = () => performance.now(),
  ) {}

  /** @returns undefined for an answer that did not come within this time, or failed */
  async ask<Answer>(question: () => Promise<Answer>, withinMs: number): Promise<Answer | undefined> {
    if (withinMs <= 0 || this.nowMs() < this.restsUntilMs) return undefined;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(this.rest('they took too long')), withinMs);
    });
    const answer = question().catch((err: unknown) => this.rest('they failed', err));
    return Promise.race([answer, late]).finally(() => clearTimeout(timer));
  }

  private rest(why: string, err?: unknown): undefined {
    this.restsUntilMs = this.nowMs() + REST_MS;
    this.log.warn({ err }, `Messages go out without contributors for a while: ${why}`);
    return undefined;
  }
}
