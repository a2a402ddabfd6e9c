import { describe, expect, it } from '@jest/globals';
import { jobNames } from '@vitrine/contracts';
import type { JobRun } from '@vitrine/store';
import { jobStates } from './job-states.js';

const now = new Date('2026-11-29T12:00:00Z');
const run = (fields: Partial<JobRun>): JobRun => ({
  name: 'retention',
  startedAt: new Date('2026-11-29T03:40:00Z'),
  endedAt: null,
  outcome: null,
  runId: 'a-run',
  leasedUntil: new Date('2026-11-29T03:40:30Z'),
  ...fields,
});
const retention = (runs: JobRun[]) => jobStates(runs, now).find(({ name }) => name === 'retention');

describe('the jobs of the pipeline', () => {
  it('are all of the registry, those that have never run too', () => {
    expect(jobStates([], now).map(({ name }) => name)).toEqual(jobNames);
    expect(retention([])).toEqual({
      name: 'retention',
      lastStartedAt: null,
      lastEndedAt: null,
      outcome: null,
      nextAt: '2026-11-30T03:40:00.000Z',
    });
  });

  it.each([
    { what: 'at work', fields: { leasedUntil: new Date('2026-11-29T12:00:01Z') }, outcome: 'running' },
    { what: 'without a sign of life', fields: {}, outcome: 'lost' },
    { what: 'ended well', fields: { endedAt: now, outcome: 'done' as const }, outcome: 'done' },
    { what: 'ended badly', fields: { endedAt: now, outcome: 'failed' as const }, outcome: 'failed' },
  ])('that are $what say so', ({ fields, outcome }) => {
    expect(retention([run(fields)])?.outcome).toBe(outcome);
  });
});
