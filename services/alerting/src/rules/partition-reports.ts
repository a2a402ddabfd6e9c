import { type CountedSince, laterSince } from '@vitrine/domain';

/** What a partition knows of a tenant's rules that no other can. */
export interface PartitionReport {
  /** Since when sums are complete. */
  readonly counted: CountedSince;
  /** By the id of a rule that could not be evaluated: what was thrown, and where in the code. */
  readonly broken: Readonly<Record<string, string>>;
}

/** What the partitions of this pod tell of the rules that they watch. */
export class PartitionReports {
  private readonly places = new Map<string, Map<string, PartitionReport>>();
  private readonly changes = new Map<string, number>();

  /** @param place one partition of a stage */
  tell(place: string, tenantId: string, report: PartitionReport): void {
    const ofPlace = this.places.get(place) ?? new Map<string, PartitionReport>();
    this.places.set(place, ofPlace);
    if (JSON.stringify(ofPlace.get(tenantId)) === JSON.stringify(report)) return;
    ofPlace.set(tenantId, report);
    this.changes.set(tenantId, this.changesOf(tenantId) + 1);
  }

  forget(place: string): void {
    this.places.delete(place);
  }

  /** Of all of the partitions: a rule is blind or broken while it is so in one of them. */
  of(tenantId: string): PartitionReport {
    let counted: CountedSince = {};
    const broken: Record<string, string> = {};
    for (const ofPlace of this.places.values()) {
      const report = ofPlace.get(tenantId);
      if (!report) continue;
      counted = laterSince(counted, report.counted);
      Object.assign(broken, report.broken);
    }
    return { counted, broken };
  }

  /** Another number: a partition tells another thing than before. */
  changesOf(tenantId: string): number {
    return this.changes.get(tenantId) ?? 0;
  }
}

/** The kind of an error and its first place: a message may hold what customers sent. */
export function thrownAt(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const place = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '));
  return [error.name, place?.trim()].filter((part) => part !== undefined).join(' ');
}
