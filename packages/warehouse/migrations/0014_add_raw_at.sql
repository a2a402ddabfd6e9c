-- The broker's clock, of the message that wrote a row. Rows of before have none, and nobody can say any more what it was.
ALTER TABLE sale_lines_v1 ADD COLUMN IF NOT EXISTS raw_at Nullable(DateTime64(3, 'UTC'))
  COMMENT 'When the broker took the message that wrote this row; null on rows older than this column' AFTER source_offset;
