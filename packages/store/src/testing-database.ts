import pg from 'pg';

/** A database of its own beside the one DATABASE_URL names, so that suites share one engine. */
export async function createTestDatabase(
  databaseUrl: string,
  name: string,
): Promise<{ url: string; drop: () => Promise<void> }> {
  await administer(databaseUrl, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  await administer(databaseUrl, `CREATE DATABASE "${name}"`);
  const url = new URL(databaseUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => administer(databaseUrl, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`) };
}

async function administer(databaseUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
