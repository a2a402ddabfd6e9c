-- Whoever was invited has not chosen a password yet (null), and whoever is deactivated may not come in.
ALTER TABLE users
  ADD COLUMN password_set_at timestamptz(3) DEFAULT now(),
  ADD COLUMN deactivated_at  timestamptz(3);

-- The person who made a key: it ends with them. Null where a program or the instance made it.
ALTER TABLE api_keys ADD COLUMN created_by uuid;
CREATE INDEX api_keys_creator ON api_keys (created_by);

-- Links by which a person sets a password, once. Only the hash of the link's secret is here.
CREATE TABLE password_links (
  hash       text PRIMARY KEY,
  user_id    uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL,
  used_at    timestamptz(3),
  revoked_at timestamptz(3)
);
CREATE INDEX password_links_user ON password_links (user_id);
CREATE INDEX password_links_expiry ON password_links (expires_at);
