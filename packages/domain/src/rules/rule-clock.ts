import { type Found, type Movement, type RuleEngine, type Subject, subjectId } from './rule-engine.js';

/** What came at one moment: the movements of one sale, by the clock that judges it. */
export interface Arrival {
  readonly atMs: number;
  readonly movements: readonly Movement[];
}

/**
 * Drives an engine by the time of what arrives: every arrival is judged at once, and every full tick between two arrivals is judged
 * for all. So what is found depends on the arrivals alone, not on how they were cut into batches; live and back-test share it.
 */
export class RuleClock {
  private lastTick: number | undefined;

  constructor(
    private readonly engine: RuleEngine,
    private readonly tickMs: number,
  ) {}

  /** Arrivals come in order; one that is behind is judged at the time of the latest. */
  take({ atMs, movements }: Arrival): Found[] {
    const found = this.tickTo(atMs);
    for (const movement of movements) this.engine.take(movement);
    return [...found, ...subjectsOf(movements).flatMap((subject) => this.engine.look(subject, this.notBefore(atMs)))];
  }

  /** Judges all subjects at every full tick up to `atMs`, where nothing has arrived since. The first call sets the clock. */
  tickTo(atMs: number): Found[] {
    const tick = Math.floor(atMs / this.tickMs);
    const found: Found[] = [];
    for (let next = (this.lastTick ?? tick) + 1; next <= tick; next++)
      found.push(...this.engine.tick(next * this.tickMs));
    this.lastTick = Math.max(tick, this.lastTick ?? tick);
    return found;
  }

  private notBefore(atMs: number): number {
    return Math.max(atMs, (this.lastTick as number) * this.tickMs);
  }
}

/** Each subject once, in the order in which they were moved first. */
function subjectsOf(movements: readonly Movement[]): Subject[] {
  const subjects = new Map(movements.map(({ grain, key }) => [subjectId({ grain, key }), { grain, key }]));
  return [...subjects.values()];
}
