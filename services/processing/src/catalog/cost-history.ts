/** A cost without a first day has always held; the warehouse's dates begin here. */
export const SINCE_EVER = '1970-01-01';

/** What one unit of a product costs from which day on. Days are YYYY-MM-DD, costs ten-thousandths. */
export class CostHistory {
  /** Newest first: nearly every sale is of today. */
  private steps: { readonly from: string; readonly costE4: number; readonly version: bigint }[] = [];

  /** @returns false when a newer version is known for that day */
  set(from: string, costE4: number, version = 0n): boolean {
    if (this.steps.some((step) => step.from === from && step.version > version)) return false;
    const others = this.steps.filter((step) => step.from !== from);
    this.steps = [...others, { from, costE4, version }].sort((a, b) => (a.from < b.from ? 1 : -1));
    return true;
  }

  at(day: string): number | null {
    for (const step of this.steps) if (step.from <= day) return step.costE4;
    return null;
  }
}
