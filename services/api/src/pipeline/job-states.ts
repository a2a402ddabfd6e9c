import { type JobName, jobNames, nextRunMs, type Pipeline, scheduledJobs } from '@vitrine/contracts';
import type { JobRun } from '@vitrine/store';

type JobState = Pipeline['jobs'][number];

/** Every job of the registry with its last run, whether it has run yet or not. */
export function jobStates(runs: readonly JobRun[], now: Date): JobState[] {
  const byName = new Map(runs.map((run) => [run.name, run]));
  return jobNames.map((name) => jobState(name, byName.get(name), now));
}

function jobState(name: JobName, run: JobRun | undefined, now: Date): JobState {
  return {
    name,
    lastStartedAt: run?.startedAt.toISOString() ?? null,
    lastEndedAt: run?.endedAt?.toISOString() ?? null,
    outcome: run === undefined ? null : outcomeOf(run, now),
    nextAt: new Date(nextRunMs(scheduledJobs[name].schedule, now.getTime())).toISOString(),
  };
}

function outcomeOf({ outcome, leasedUntil }: JobRun, now: Date): JobState['outcome'] {
  return outcome ?? (leasedUntil > now ? 'running' : 'lost');
}
