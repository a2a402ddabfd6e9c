-- Books of more than a year ago are compared with nothing: facts and dead letters of that time may be gone.
ALTER TABLE control_totals_v1 MODIFY TTL hour + INTERVAL 400 DAY;
