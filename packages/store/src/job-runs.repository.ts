import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from './database.js';
import { jobRuns } from './schema.js';
import { newId } from './secrets.js';

/** The last run of a job. */
export type JobRun = typeof jobRuns.$inferSelect;

const inSeconds = (seconds: number) => sql`now() + make_interval(secs => ${seconds})`;

/** Runs of jobs by the clock. A run has a lease: as long as it renews that, no other one begins. */
export class JobRunsRepository {
  constructor(private readonly database: Database) {}

  list(): Promise<JobRun[]> {
    return this.database.run((orm) => orm.select().from(jobRuns).orderBy(asc(jobRuns.name)));
  }

  /** @returns the id of the new run; undefined while another one is at work */
  async begin(name: string, leaseSeconds: number): Promise<string | undefined> {
    const run = {
      startedAt: sql`now()`,
      endedAt: null,
      outcome: null,
      runId: newId(),
      leasedUntil: inSeconds(leaseSeconds),
    };
    const isFree = sql`${jobRuns.endedAt} IS NOT NULL OR ${jobRuns.leasedUntil} <= now()`;
    const [row] = await this.database.run((orm) =>
      orm
        .insert(jobRuns)
        .values({ name, ...run })
        .onConflictDoUpdate({ target: jobRuns.name, set: run, setWhere: isFree })
        .returning({ runId: jobRuns.runId }),
    );
    return row?.runId;
  }

  /** @returns whether the run still has its lease: a run that is followed by another one has not */
  async renew(name: string, runId: string, leaseSeconds: number): Promise<boolean> {
    const renewed = await this.database.run((orm) =>
      orm
        .update(jobRuns)
        .set({ leasedUntil: inSeconds(leaseSeconds) })
        .where(isRun(name, runId))
        .returning({ name: jobRuns.name }),
    );
    return renewed.length > 0;
  }

  async end(name: string, runId: string, outcome: NonNullable<JobRun['outcome']>): Promise<void> {
    await this.database.run((orm) =>
      orm.update(jobRuns).set({ endedAt: sql`now()`, outcome }).where(isRun(name, runId)),
    );
  }
}

/** A run that lost its lease to another run notes nothing any more. */
const isRun = (name: string, runId: string) => and(eq(jobRuns.name, name), eq(jobRuns.runId, runId));
