-- The last run of each job that runs by the clock.
CREATE TABLE job_runs (
  name         text PRIMARY KEY,
  started_at   timestamptz(3) NOT NULL,
  ended_at     timestamptz(3),
  -- How it ended: done or failed. Null while it is at work, and when it was lost.
  outcome      text CHECK (outcome IN ('done', 'failed')),
  -- Which run this is; only it may say that it goes on or has ended.
  run_id       uuid NOT NULL,
  -- Until then no other run begins, unless this one has ended.
  leased_until timestamptz(3) NOT NULL
);
