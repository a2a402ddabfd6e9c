-- How many days of history a tenant keeps; null = for ever. The retention job deletes what is older.
ALTER TABLE tenants ADD COLUMN keep_days integer CHECK (keep_days >= 1);
