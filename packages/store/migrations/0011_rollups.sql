-- Rollups of the warehouse that are filled while tickets come in: how far each is, and whether it may be read in place of another.
CREATE TABLE rollups (
  name           text PRIMARY KEY,
  -- Rows of the facts from this moment on reach the rollup by its view; those before are filled in.
  cut_at         timestamptz(3) NOT NULL,
  filled_through date,
  days_filled    integer NOT NULL DEFAULT 0,
  days_in_all    integer NOT NULL DEFAULT 0,
  rows_filled    bigint NOT NULL DEFAULT 0,
  -- Names the next insert of the back-fill, so that none is counted twice.
  passes         integer NOT NULL DEFAULT 0,
  -- Pairs of store and day that differed from the rollup of before when they were compared; null: never compared.
  differing      integer,
  compared_at    timestamptz(3),
  is_read        boolean NOT NULL DEFAULT false
);
