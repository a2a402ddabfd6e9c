-- Approved: somebody looked at the pair and lets it be offered as it ranks. In one store this lifts what holds in all.
ALTER TABLE recommendation_pairs
  DROP CONSTRAINT recommendation_pairs_decision_check,
  ADD CONSTRAINT recommendation_pairs_decision_check CHECK (decision IN ('pin', 'block', 'approve', 'none'));
