/** Where a rule threw when it was to be evaluated. It is not tried there again until rules or facts are others. */
export class BrokenRules<Place extends object> {
  private places = new WeakSet<Place>();
  private readonly errors = new Map<string, unknown>();

  /** By rule, the first thing that it threw. */
  get byRule(): ReadonlyMap<string, unknown> {
    return this.errors;
  }

  /** Asked for each of millions: none is broken as good as always. */
  has(place: Place): boolean {
    return this.errors.size > 0 && this.places.has(place);
  }

  add(place: Place, ruleId: string, error: unknown): void {
    this.places.add(place);
    if (!this.errors.has(ruleId)) this.errors.set(ruleId, error);
  }

  forget(): void {
    if (this.errors.size === 0) return;
    this.places = new WeakSet();
    this.errors.clear();
  }
}
