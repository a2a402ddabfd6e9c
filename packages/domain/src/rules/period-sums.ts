import { type DateText, isoWeekOf } from '../calendar/dates.js';
import { addTo, type KeptSums, noSums, type SumVector, takenUp } from './sums.js';

/** Names of the periods that a date lies in; of one kind they sort as they follow each other. */
const NAMES = {
  day: (date: DateText) => date,
  week: isoWeekOf,
  month: (date: DateText) => date.slice(0, 7),
} as const;

export type PeriodKind = keyof typeof NAMES;
export type PeriodSnapshot = readonly (readonly [name: string, sums: KeptSums])[];

/** The one under way, the one before, which late sales still change, and one for a till whose clock is ahead. */
const KEPT = 3;

/** Sums of the newest days, weeks or months of one subject, by the store's own date. */
export class PeriodSums {
  private readonly sums = new Map<string, number[]>();
  private named: { readonly date: DateText; readonly name: string } | undefined;

  constructor(
    private readonly kind: PeriodKind,
    private readonly width: number,
  ) {}

  /** Sales of a period that is long over are left out. */
  add(date: DateText, part: SumVector, sign: 1 | -1): void {
    const name = this.nameOf(date);
    const sums = this.sums.get(name) ?? this.open(name);
    if (sums) addTo(sums, part, sign);
  }

  /** The period of this date, so far. */
  read(date: DateText): SumVector {
    return this.sums.get(this.nameOf(date)) ?? noSums(this.width);
  }

  snapshot(): PeriodSnapshot {
    return [...this.sums].map(([name, sums]) => [name, [...sums]] as const);
  }

  static restore(kind: PeriodKind, width: number, snapshot: PeriodSnapshot): PeriodSums {
    const periods = new PeriodSums(kind, width);
    for (const [name, sums] of snapshot) periods.sums.set(name, takenUp(sums, width));
    return periods;
  }

  private open(name: string): number[] | undefined {
    const oldest = [...this.sums.keys()].sort()[0];
    if (oldest !== undefined && this.sums.size >= KEPT) {
      if (name < oldest) return undefined;
      this.sums.delete(oldest);
    }
    const sums = noSums(this.width);
    this.sums.set(name, sums);
    return sums;
  }

  /** Nearly every sale is of the same day as the one before. */
  private nameOf(date: DateText): string {
    if (this.named?.date !== date) this.named = { date, name: NAMES[this.kind](date) };
    return this.named.name;
  }
}
