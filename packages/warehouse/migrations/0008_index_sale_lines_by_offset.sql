-- Which rows did a range of messages write? A repeated batch and the ledger ask it. Rows of one store and day come from
-- neighbouring offsets, so the least and greatest offset of a granule leave nearly all of the table unread.
ALTER TABLE sale_lines_v1 ADD INDEX IF NOT EXISTS source_offset_range source_offset TYPE minmax GRANULARITY 1;

ALTER TABLE sale_lines_v1 MATERIALIZE INDEX source_offset_range;
