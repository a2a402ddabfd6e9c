-- Where a tenant keeps its stores anonymous to each other, their aliases are made with this salt.
ALTER TABLE tenants ADD COLUMN alias_salt text NOT NULL DEFAULT gen_random_uuid()::text;
