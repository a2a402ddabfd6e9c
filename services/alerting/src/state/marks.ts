/** Where a record was made. Of one source both numbers only grow, or the source was made anew and `atMs` has grown. */
export interface Ordinal {
  readonly source: string;
  readonly atMs: number;
  readonly offset: number;
  /** It came another way than the others of its source, or tells of an old record again: it is known by its own name. */
  readonly name?: string | undefined;
}

/** `source` with the partition before it, through which its records came: only there they come in their order. */
export type MarkEntry = readonly [source: string, atMs: number, offset: number];

const REMEMBERED = 2_000;

/** How far each source has been read, to pass over what comes again. */
export class Marks {
  private readonly newest = new Map<string, { readonly atMs: number; readonly offset: number }>();
  private readonly names = new Set<string>();

  /** What came through other partitions than `partition` says nothing here. */
  constructor(
    private readonly partition: number,
    entries: readonly MarkEntry[] = [],
  ) {
    for (const [source, atMs, offset] of entries)
      if (source.startsWith(`${partition}<`)) this.newest.set(source, { atMs, offset });
  }

  /** @returns false when it has been here before */
  pass({ source, atMs, offset, name }: Ordinal): boolean {
    if (name !== undefined) return this.passNamed(name);
    const place = `${this.partition}<${source}`;
    const mark = this.newest.get(place);
    if (mark && offset <= mark.offset && atMs <= mark.atMs) return false;
    this.newest.set(place, { atMs, offset });
    return true;
  }

  entries(): MarkEntry[] {
    return [...this.newest].map(([source, { atMs, offset }]) => [source, atMs, offset] as const);
  }

  private passNamed(name: string): boolean {
    if (this.names.has(name)) return false;
    this.names.add(name);
    const [oldest] = this.names;
    if (this.names.size > REMEMBERED && oldest !== undefined) this.names.delete(oldest);
    return true;
  }
}
