import type { Row } from '../expression/row.js';
import type { CatalogRow } from '../mapping/map-catalog-row.js';

/** The row that spoke of an entry first: where to point when the entry turns out to be wrong. */
export interface Origin {
  readonly file: string;
  readonly columns: readonly string[];
  readonly row: Row;
  /** By JSON pointer of the entry's field. */
  readonly columnOf: ReadonlyMap<string, string>;
}

export interface CatalogEntry {
  readonly values: Readonly<Record<string, string>>;
  readonly origin: Origin;
}

interface Entry {
  readonly values: Record<string, string>;
  readonly origin: Origin;
  /** Fields of which the most frequent value wins: how often each was given. */
  readonly votes: Map<string, Map<string, number>>;
}

/** Gathers what many rows say of the same catalogue entries: the first value wins, or the most frequent one. */
export class CatalogEntries {
  private readonly entries = new Map<string, Entry>();
  constructor(private readonly mostFrequent: readonly string[]) {}

  add({ identity, values }: CatalogRow, origin: Origin): void {
    const entry = this.entries.get(identity);
    if (entry === undefined)
      this.entries.set(identity, this.vote({ values: { ...values }, origin, votes: new Map() }, values));
    else if (this.mostFrequent.length > 0) this.vote(entry, values);
  }

  /** One set of values per entry. Equal votes go to the first in the alphabet, so that the order of rows does not matter. */
  *values(): Generator<CatalogEntry> {
    for (const { values, origin, votes } of this.entries.values()) {
      for (const [field, counts] of votes) {
        values[field] = [...counts].reduce((best, next) => (isBetter(next, best) ? next : best))[0];
      }
      yield { values, origin };
    }
  }

  private vote(entry: Entry, values: Readonly<Record<string, string>>): Entry {
    for (const field of this.mostFrequent) {
      const value = values[field];
      if (value === undefined) continue;
      const counts = entry.votes.get(field) ?? new Map<string, number>();
      entry.votes.set(field, counts.set(value, (counts.get(value) ?? 0) + 1));
    }
    return entry;
  }
}

function isBetter(next: readonly [string, number], best: readonly [string, number]): boolean {
  return next[1] === best[1] ? next[0] < best[0] : next[1] > best[1];
}
