import { type Manner, type Subject, subjectId } from './known-subject.js';
import type { Found, Movement, RuleEngine } from './rule-engine.js';

/** What came at one moment: the movements of one sale, by the clock that judges it. */
export interface Arrival extends Manner {
  readonly atMs: number;
  readonly movements: readonly Movement[];
}

/**
 * Drives an engine by the time of what arrives: every arrival is judged at once, and what time alone brings about at the full ticks
 * between two arrivals. So what is found depends on the arrivals alone, not on how they were cut into batches; live and back-test
 * share it.
 */
export class RuleClock {
  private lastTick: number | undefined;

  constructor(
    private readonly engine: RuleEngine,
    private readonly tickMs: number,
  ) {}

  /** The last full tick that was judged; undefined before the first. */
  get nowMs(): number | undefined {
    return this.lastTick === undefined ? undefined : this.lastTick * this.tickMs;
  }

  /** Goes on from where another clock stood. */
  restore(nowMs: number): void {
    this.lastTick = Math.floor(nowMs / this.tickMs);
    this.engine.restoreClock(nowMs);
  }

  /** Arrivals come in order; one that is behind is judged at the time of the latest. */
  take({ atMs, movements, ...manner }: Arrival): Found[] {
    const found = this.tickTo(atMs);
    for (const movement of movements) this.engine.take(movement);
    const judgedMs = this.notBefore(atMs);
    for (const subject of subjectsOf(movements)) found.push(...this.engine.look(subject, judgedMs, manner));
    return found;
  }

  /** Judges what is due at every full tick up to `atMs`, where nothing has arrived since. The first call sets the clock. */
  tickTo(atMs: number): Found[] {
    const last = Math.floor(atMs / this.tickMs);
    this.lastTick ??= last;
    const found: Found[] = [];
    for (let tick = this.nextTick(); tick <= last; tick = this.nextTick()) {
      found.push(...this.engine.tick(tick * this.tickMs));
      this.lastTick = tick;
    }
    this.lastTick = Math.max(last, this.lastTick);
    return found;
  }

  /** The next one at which anything is due. */
  private nextTick(): number {
    return Math.max((this.lastTick as number) + 1, Math.ceil(this.engine.nextDueMs / this.tickMs));
  }

  private notBefore(atMs: number): number {
    return Math.max(atMs, (this.lastTick as number) * this.tickMs);
  }
}

/** Each subject once, in the order in which they were moved first. */
function subjectsOf(movements: readonly Movement[]): Subject[] {
  if (movements.length === 1) return [...movements];
  const subjects = new Map(movements.map(({ grain, key }) => [subjectId({ grain, key }), { grain, key }]));
  return [...subjects.values()];
}
