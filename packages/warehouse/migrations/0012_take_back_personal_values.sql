-- A batch that is cut is counted anew by its pieces: what it has left already is found by its token and taken back by negative rows.
ALTER TABLE personal_values_v1 ADD COLUMN IF NOT EXISTS batch String COMMENT 'Token of the batch that was counted';

ALTER TABLE personal_values_v1 MODIFY COLUMN count Int64 COMMENT 'How often in this batch; negative where that is taken back';
