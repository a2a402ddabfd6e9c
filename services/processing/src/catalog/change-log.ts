import { covers, type OffsetVector } from '@vitrine/bus';
import type { CatalogueChange } from './catalogue.js';

export interface LoggedChange {
  readonly partition: number;
  readonly offset: number;
  readonly change: CatalogueChange;
}

const MAX_CHANGES = 200_000;

/** The latest changes of the catalogue that sales may have waited for, each with its place in the topic. */
export class ChangeLog {
  private start: OffsetVector = [];
  private changes: LoggedChange[] = [];

  constructor(private readonly maxChanges = MAX_CHANGES) {}

  /** From here on every change is added. */
  beginAt(start: OffsetVector): void {
    this.start = [...start];
    this.changes = [];
  }

  /** `positions` is how far every partition has been read, in case the log is full and begins again here. */
  add(change: LoggedChange, positions: OffsetVector): void {
    this.changes.push(change);
    if (this.changes.length <= this.maxChanges) return;
    // A partition that has not applied this much yet looks at everything instead.
    this.beginAt(positions.map((offset, partition) => (partition === change.partition ? change.offset + 1 : offset)));
  }

  /** Changes at or behind `from` and before `to`; undefined when the log does not reach back that far. */
  between(from: OffsetVector, to: OffsetVector): CatalogueChange[] | undefined {
    if (!covers(from, this.start)) return undefined;
    return this.changes
      .filter(({ partition, offset }) => offset >= (from[partition] ?? 0) && offset < (to[partition] ?? 0))
      .map(({ change }) => change);
  }
}
