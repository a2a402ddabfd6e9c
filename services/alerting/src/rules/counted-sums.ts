import { type CountedSince, laterSince } from '@vitrine/domain';

/** Since when the partitions of this pod count what rules ask for. */
export class CountedSums {
  private readonly places = new Map<string, Map<string, CountedSince>>();
  private readonly changes = new Map<string, number>();

  /** @param place one partition of a stage */
  tell(place: string, tenantId: string, counted: CountedSince): void {
    const ofPlace = this.places.get(place) ?? new Map<string, CountedSince>();
    this.places.set(place, ofPlace);
    if (JSON.stringify(ofPlace.get(tenantId)) === JSON.stringify(counted)) return;
    ofPlace.set(tenantId, counted);
    this.changes.set(tenantId, this.changesOf(tenantId) + 1);
  }

  forget(place: string): void {
    this.places.delete(place);
  }

  /** What all of the partitions count: a rule is blind while one of them is. */
  of(tenantId: string): CountedSince {
    let all: CountedSince = {};
    for (const ofPlace of this.places.values()) all = laterSince(all, ofPlace.get(tenantId) ?? {});
    return all;
  }

  /** Another number: something is counted since another instant than before. */
  changesOf(tenantId: string): number {
    return this.changes.get(tenantId) ?? 0;
  }
}
