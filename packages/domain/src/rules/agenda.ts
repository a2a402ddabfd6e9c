/** Who is to be looked at when: a heap of times, the earliest first. An entry that has been put off is left in it and skipped. */
export class Agenda<Item> {
  private readonly heap: { readonly dueMs: number; readonly item: Item }[] = [];

  /** Infinity while nobody is to be looked at. */
  get nextMs(): number {
    return this.heap[0]?.dueMs ?? Number.POSITIVE_INFINITY;
  }

  add(dueMs: number, item: Item): void {
    const { heap } = this;
    let at = heap.push({ dueMs, item }) - 1;
    for (let up = (at - 1) >> 1; at > 0 && this.dueAt(up) > dueMs; at = up, up = (at - 1) >> 1) this.swap(at, up);
  }

  /** Takes out the earliest entry; undefined when it is later than `atMs`. */
  takeDue(atMs: number): Item | undefined {
    const [first] = this.heap;
    if (!first || first.dueMs > atMs) return undefined;
    const last = this.heap.pop() as typeof first;
    if (this.heap.length > 0) {
      this.heap[0] = last;
      this.sink();
    }
    return first.item;
  }

  clear(): void {
    this.heap.length = 0;
  }

  private sink(): void {
    for (let at = 0; ; ) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const least = this.dueAt(right) < this.dueAt(left) ? right : left;
      if (this.dueAt(least) >= this.dueAt(at)) return;
      this.swap(at, least);
      at = least;
    }
  }

  private dueAt(index: number): number {
    return this.heap[index]?.dueMs ?? Number.POSITIVE_INFINITY;
  }

  private swap(a: number, b: number): void {
    const { heap } = this;
    [heap[a], heap[b]] = [heap[b] as (typeof heap)[number], heap[a] as (typeof heap)[number]];
  }
}
