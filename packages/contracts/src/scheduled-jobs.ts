/** When a job runs, in UTC. */
export type Schedule =
  | { readonly dailyAt: `${number}:${number}` }
  | {
      /** A divisor of 60. */
      readonly everyMinutes: number;
      /** Minutes after the full hour of the first run. */
      readonly offsetMinutes: number;
    };

export interface ScheduledJob {
  readonly about: string;
  readonly schedule: Schedule;
  /** Without a sign of life for this long, another run may begin. */
  readonly leaseSeconds: number;
}

/** Jobs by the clock; on a cluster each is a CronJob. A further one is one entry more. */
export const scheduledJobs = {
  retention: {
    about: 'Deletes what is past its time: ended sessions, dead letters, history beyond what a tenant keeps.',
    schedule: { dailyAt: '03:40' },
    leaseSeconds: 30,
  },
  erasure: {
    about: 'Deletes what is left of tenants whose deletion was accepted; without one it ends at once.',
    schedule: { everyMinutes: 60, offsetMinutes: 17 },
    leaseSeconds: 30,
  },
  rollups: {
    about: 'Fills rollups that a new version brings while tickets come in; when all are read it looks and ends.',
    schedule: { everyMinutes: 10, offsetMinutes: 0 },
    leaseSeconds: 30,
  },
  models: {
    about: 'Chooses the model that ranks the companions of each tenant, by its own later baskets.',
    schedule: { dailyAt: '04:20' },
    // A fit of a large tenant takes the thread for some seconds: no sign of life comes meanwhile.
    leaseSeconds: 300,
  },
  lists: {
    about:
      'Makes the lists of each store: what to promote, what earns, what sells below its peers, what goes together.',
    // After the models, before the first store opens.
    schedule: { dailyAt: '04:40' },
    leaseSeconds: 300,
  },
} as const satisfies Record<string, ScheduledJob>;

export type JobName = keyof typeof scheduledJobs;
export const jobNames = Object.keys(scheduledJobs) as [JobName, ...JobName[]];

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** The schedule as Kubernetes' CronJob takes it. */
export function cronOf(schedule: Schedule): string {
  if ('dailyAt' in schedule) {
    const [hour, minute] = schedule.dailyAt.split(':').map(Number);
    return `${minute} ${hour} * * *`;
  }
  const { everyMinutes, offsetMinutes } = schedule;
  const minutes = Array.from({ length: 60 / everyMinutes }, (_, at) => offsetMinutes + at * everyMinutes);
  return `${minutes.join(',')} * * * *`;
}

/**
 * The first moment after this one at which the schedule begins a run.
 * @param afterMs ms since 1970
 * @returns ms since 1970
 */
export function nextRunMs(schedule: Schedule, afterMs: number): number {
  const [everyMs, firstMs] = 'dailyAt' in schedule ? daily(schedule.dailyAt) : hourly(schedule);
  return Math.floor((afterMs - firstMs) / everyMs + 1) * everyMs + firstMs;
}

function daily(at: string): [everyMs: number, firstMs: number] {
  const [hour = 0, minute = 0] = at.split(':').map(Number);
  return [DAY_MS, (hour * 60 + minute) * MINUTE_MS];
}

function hourly({
  everyMinutes,
  offsetMinutes,
}: Extract<Schedule, { everyMinutes: number }>): [everyMs: number, firstMs: number] {
  return [everyMinutes * MINUTE_MS, offsetMinutes * MINUTE_MS];
}
