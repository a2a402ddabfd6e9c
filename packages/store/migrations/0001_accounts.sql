-- Tenants, the people who log in, what they may see, and the programs that call us.
CREATE TABLE tenants (
  id          text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name        text NOT NULL,
  currency    text NOT NULL,
  time_zone   text NOT NULL,
  locale      text NOT NULL,
  store_names text NOT NULL DEFAULT 'named' CHECK (store_names IN ('named', 'anonymous')),
  created_at  timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE users (
  id            uuid PRIMARY KEY,
  tenant_id     text NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  email         text NOT NULL CHECK (email = lower(email)),
  name          text NOT NULL,
  role          text NOT NULL,
  password_hash text NOT NULL,
  locale        text NOT NULL,
  version       integer NOT NULL DEFAULT 1,
  created_at    timestamptz(3) NOT NULL DEFAULT now(),
  UNIQUE (tenant_id, email)
);
CREATE INDEX users_email ON users (email);

CREATE TABLE user_scopes (
  user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  kind    text NOT NULL CHECK (kind IN ('tenant', 'region', 'store', 'self')),
  value   text NOT NULL DEFAULT '',
  PRIMARY KEY (user_id, kind, value)
);

-- The id is the SHA-256 of the token in the cookie: a copy of this table opens no session.
CREATE TABLE sessions (
  id         text PRIMARY KEY,
  user_id    uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
  created_at timestamptz(3) NOT NULL DEFAULT now(),
  expires_at timestamptz(3) NOT NULL
);
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_expiry ON sessions (expires_at);

-- Counted by what was typed, known account or not: a lock must not reveal that an account exists.
CREATE TABLE login_attempts (
  subject      text PRIMARY KEY,
  tries        integer NOT NULL,
  last_try_at  timestamptz(3) NOT NULL
);

CREATE TABLE api_keys (
  id           uuid PRIMARY KEY,
  tenant_id    text NOT NULL REFERENCES tenants (id) ON DELETE CASCADE,
  name         text NOT NULL,
  role         text NOT NULL,
  store_ids    text[],
  prefix       text NOT NULL,
  hash         text NOT NULL UNIQUE,
  created_at   timestamptz(3) NOT NULL DEFAULT now(),
  last_used_at timestamptz(3),
  revoked_at   timestamptz(3)
);
CREATE INDEX api_keys_tenant ON api_keys (tenant_id, created_at, id);
