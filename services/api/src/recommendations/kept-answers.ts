interface Kept<Value> {
  /** Undefined: it was asked for, and there is none. */
  readonly value: Value | undefined;
  readonly readAtMs: number;
}

/** What was read of single things, each kept for a while, the least used dropped when they are too many. */
export class KeptAnswers<Value> {
  /** In the order of their last use. */
  private readonly kept = new Map<string, Kept<Value>>();

  constructor(
    private readonly bounds: { readonly keepMs: number; readonly most: number },
    private readonly nowMs: () => number = Date.now,
  ) {}

  /**
   * @param of what all of these stand under: tenant, store, day
   * @param read asked once for all that is not kept; what it leaves out is none
   */
  async of(
    of: readonly string[],
    ids: readonly string[],
    read: (missing: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
  ): Promise<ReadonlyMap<string, Value>> {
    const found = new Map<string, Value>();
    const missing = [...new Set(ids)].filter((id) => !this.take(keyOf(of, id), (value) => found.set(id, value)));
    if (missing.length === 0) return found;
    const answers = await read(missing);
    for (const id of missing) {
      const value = answers.get(id);
      this.put(keyOf(of, id), { value, readAtMs: this.nowMs() });
      if (value !== undefined) found.set(id, value);
    }
    return found;
  }

  /** @returns whether it is kept and young enough */
  private take(key: string, onValue: (value: Value) => void): boolean {
    const kept = this.kept.get(key);
    if (kept === undefined || this.nowMs() - kept.readAtMs >= this.bounds.keepMs) return false;
    this.put(key, kept);
    if (kept.value !== undefined) onValue(kept.value);
    return true;
  }

  private put(key: string, kept: Kept<Value>): void {
    this.kept.delete(key);
    this.kept.set(key, kept);
    const [oldest] = this.kept.keys();
    if (this.kept.size > this.bounds.most && oldest !== undefined) this.kept.delete(oldest);
  }
}

const keyOf = (of: readonly string[], id: string): string => JSON.stringify([...of, id]);
