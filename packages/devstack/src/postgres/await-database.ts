import pg from 'pg';

interface Server {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

/** Resolves when the server answers, with the database made. A server still recovering refuses connections: ask again. */
export async function awaitDatabase(server: Server, database: string, signal: AbortSignal): Promise<void> {
  for (;;) {
    try {
      return await makeDatabase(server, database);
    } catch (error) {
      if (signal.aborted) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function makeDatabase(server: Server, database: string): Promise<void> {
  const client = new pg.Client({ ...server, database: 'postgres', connectionTimeoutMillis: 5_000 });
  // A server that goes away answers the pending call: the event needs no second handling.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}
