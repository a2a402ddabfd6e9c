import type { RollupProgress, Store } from '@vitrine/store';
import { type FilledRollup, RollupFill, type StoreDay, type Warehouse } from '@vitrine/warehouse';
import type { Lease } from './lease.js';

/** Until the writes just before the cut have arrived. */
const SETTLE_MS = 30_000;
/** A partition may have stood still for this long with rows from before the cut; afterwards Kafka keeps no message of that time. */
const LATE_ROWS_MS = 31 * 86_400_000;
/** New sales reach one rollup a moment before the other: only what differs at every look really differs. */
const LOOKS = 5;
const BETWEEN_LOOKS_MS = 1_000;

type Kept = Pick<Store['rollups'], 'begin' | 'notePass' | 'noteDay' | 'noteCompared'>;

export interface FillRun {
  readonly lease: Lease;
  readonly now: () => Date;
  readonly sleep: (ms: number) => Promise<unknown>;
  /** Gets how far each rollup is, as one sentence. */
  readonly say: (sentence: string) => void;
}

/**
 * One run of the job: fills rollups with sales from before their views, while tickets come in. Readers switch to a rollup when it agrees
 * with the previous one in every store and day. After a kill the next run goes on with the same day.
 * @throws LeaseLost
 */
export async function fillRollups(
  kept: Kept,
  warehouse: Warehouse,
  rollups: readonly FilledRollup[],
  run: FillRun,
): Promise<void> {
  for (const rollup of rollups)
    await new Filling(kept, await RollupFill.open(warehouse, rollup), rollup, run).carryOn();
}

class Filling {
  private readonly name: string;

  constructor(
    private readonly kept: Kept,
    private readonly fill: RollupFill,
    { table }: FilledRollup,
    private readonly run: FillRun,
  ) {
    this.name = table.name;
  }

  async carryOn(): Promise<void> {
    const { now, say } = this.run;
    const progress = await this.kept.begin(this.name, new Date(this.fill.cutMs));
    const sinceCutMs = now().getTime() - progress.cutAt.getTime();
    if (progress.isRead && sinceCutMs > LATE_ROWS_MS) return;
    // Late rows of a day that is filled show when both rollups are compared.
    const passes = progress.comparedAt === null ? await this.fillDays(progress) : progress.passes;
    if (sinceCutMs < SETTLE_MS) {
      say(`${this.name}: filled; its view takes over at ${progress.cutAt.toISOString()}, then both are compared.`);
      return;
    }
    const open = await this.settle(passes);
    this.run.lease.check();
    await this.kept.noteCompared(this.name, open.length, now());
    say(`${this.name}: ${sentenceOf(open)}`);
  }

  /** Day by day from where the last run stopped. @returns the name of the next insert */
  private async fillDays({ filledThrough, passes }: RollupProgress): Promise<number> {
    const days = await this.fill.days();
    const done = days.filter((day) => filledThrough !== null && day <= filledThrough).length;
    let next = passes;
    for (const [index, day] of days.slice(done).entries()) {
      next = await this.fillDay(day, next);
      await this.kept.noteDay(this.name, day, done + index + 1, days.length);
      this.run.say(`${this.name}: ${done + index + 1} of ${days.length} days filled.`);
    }
    return next;
  }

  private async fillDay(day: string, passes: number): Promise<number> {
    for (let next = passes; ; ) {
      this.run.lease.check();
      const rows = await this.fill.fill(day, `fill:${this.name}:${next}`);
      if (rows === 0) return next;
      next = await this.kept.notePass(this.name, next, rows);
    }
  }

  /** Fills in late rows, and looks again. @returns what differed at every look */
  private async settle(passes: number): Promise<StoreDay[]> {
    let next = passes;
    let open = await this.fill.differing();
    for (let look = 1; look < LOOKS && open.length > 0; look++) {
      const days = [...new Set(open.map(({ day }) => day))];
      for (const day of days) next = await this.fillDay(day, next);
      await this.run.sleep(BETWEEN_LOOKS_MS);
      const again = new Set((await this.fill.differing(days)).map(placeOf));
      open = open.filter((place) => again.has(placeOf(place)));
    }
    return open;
  }
}

const placeOf = ({ tenantId, storeId, day }: StoreDay): string => JSON.stringify([tenantId, storeId, day]);

const sentenceOf = (open: readonly StoreDay[]): string =>
  open.length === 0
    ? 'agrees with the rollup of before in every store and day; it is read.'
    : `differs from the rollup of before in ${open.length} pairs of store and day; it is not read.`;
