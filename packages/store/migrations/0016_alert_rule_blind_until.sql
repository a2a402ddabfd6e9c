-- Until when a rule cannot ring, because its window begins before anybody counted what it asks for. Null: it sees its whole window. Each pod
-- knows its own partitions, and the latest of what they say stands. It ends by itself: whoever reads compares it with the clock.
ALTER TABLE alert_rule_health ADD COLUMN blind_until timestamptz(3);
