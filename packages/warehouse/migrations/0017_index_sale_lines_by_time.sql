-- What has been written since a moment? Corrections ask it, of sales of any date. Rows of one store and day are written together, so the
-- least and greatest time of a granule leave unread what nothing was written to since.
ALTER TABLE sale_lines_v1 ADD INDEX IF NOT EXISTS ingested_at_range ingested_at TYPE minmax GRANULARITY 1;

ALTER TABLE sale_lines_v1 MATERIALIZE INDEX ingested_at_range;
