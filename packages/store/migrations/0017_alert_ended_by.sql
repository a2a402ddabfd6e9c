-- What ended an alert, whatever a person says of its cause: `recovered`, its condition is over; `ruleChanged`, its rule says something else
-- now, is off or deleted, and nothing was found good. Null: it is open.
ALTER TABLE alerts ADD COLUMN ended_by text CHECK (ended_by IN ('recovered', 'ruleChanged'));
UPDATE alerts SET ended_by = CASE WHEN EXISTS (
         SELECT FROM alert_events e
         WHERE  e.alert_id = alerts.id AND e.kind = 'resolved' AND e.detail->>'cause' = 'ruleChanged' AND e.at = alerts.ended_at
       ) THEN 'ruleChanged' ELSE 'recovered' END
WHERE  phase = 'ended';
