/** What a sink keeps of everything that reached it. */
const KEEP = 500;

/** The newest messages, each with a number that goes on when old ones are dropped. */
export class KeptMessages<T> {
  private readonly kept: (T & { readonly number: number; readonly receivedAt: string })[] = [];
  private count = 0;

  add(message: T): void {
    this.kept.push({ ...message, number: ++this.count, receivedAt: new Date().toISOString() });
    if (this.kept.length > KEEP) this.kept.shift();
  }

  /** Oldest first. */
  get all(): readonly (T & { readonly number: number; readonly receivedAt: string })[] {
    return this.kept;
  }

  clear(): void {
    this.kept.length = 0;
  }
}
