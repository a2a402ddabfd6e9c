import type { SumsRecord } from '@vitrine/alert-rules';

/** How much one transaction carries of a checkpoint: alerts do not wait for it. */
const PIECE_BYTES = 200_000;

/** A piece of a checkpoint: records as text, by subject, and subjects that are no more. */
export interface SumsPiece {
  readonly records: readonly { readonly subject: string; readonly text: string }[];
  readonly gone: readonly string[];
  readonly isLast: boolean;
}

/** Walks over all sums of a watch, a piece at a time, while sales go on. */
export class RollingSums {
  private readonly written = new Set<string>();
  private round: { readonly sums: Iterator<SumsRecord>; readonly seen: Set<string> } | undefined;

  constructor(
    private readonly all: () => Iterator<SumsRecord>,
    private readonly pieceBytes: number = PIECE_BYTES,
  ) {}

  get isUnderWay(): boolean {
    return this.round !== undefined;
  }

  /** Subjects whose records were found after a restart: those that are gone by the end of a round are ended. */
  found(subjects: Iterable<string>): void {
    for (const subject of subjects) this.written.add(subject);
  }

  begin(): void {
    this.round = { sums: this.all(), seen: new Set() };
  }

  next(maxBytes: number = this.pieceBytes): SumsPiece {
    const { sums, seen } = this.round as NonNullable<typeof this.round>;
    const records: { subject: string; text: string }[] = [];
    for (let bytes = 0; bytes < maxBytes; ) {
      const { value, done } = sums.next();
      if (done) return this.end(records, seen);
      const text = JSON.stringify(value);
      bytes += text.length;
      seen.add(value.subject);
      this.written.add(value.subject);
      records.push({ subject: value.subject, text });
    }
    return { records, gone: [], isLast: false };
  }

  private end(records: SumsPiece['records'], seen: ReadonlySet<string>): SumsPiece {
    const gone = [...this.written].filter((subject) => !seen.has(subject));
    for (const subject of gone) this.written.delete(subject);
    this.round = undefined;
    return { records, gone, isLast: true };
  }
}
