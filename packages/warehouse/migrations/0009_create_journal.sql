-- What a partition is about to write and could not decide in the same way again. An entry is written first, then named in the note
-- beside the partition's offset, then acted upon: whoever has the partition after a crash does exactly the same once more.
CREATE TABLE IF NOT EXISTS journal_v1 (
  id         String               COMMENT 'Name of the entry; random',
  written_at DateTime64(3, 'UTC') COMMENT 'When it was written; after 30 days nobody can need it',
  content    String               COMMENT 'The decision as JSON: tenants that were unknown, signed rows of sale_lines_v1'
)
ENGINE = {{engine MergeTree() shard by cityHash64(id)}}
ORDER BY id
TTL toDateTime(written_at) + INTERVAL 30 DAY
COMMENT 'Decisions that must hold through a crash';
