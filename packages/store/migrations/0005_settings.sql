-- What a tenant has chosen beside the columns store_names and keep_days, by name; what is absent has its default.
-- The version lets one of two edits at once win.
ALTER TABLE tenants
  ADD COLUMN settings         jsonb   NOT NULL DEFAULT '{}',
  ADD COLUMN settings_version integer NOT NULL DEFAULT 1;
