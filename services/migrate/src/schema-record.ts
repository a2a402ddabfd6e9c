import pg from 'pg';

/** The schema that a finished migration left behind. Services of a release wait for at least their own number. */
export class SchemaRecord {
  constructor(private readonly databaseUrl: string) {}

  /** 0 when no migration has ever finished. */
  async current(): Promise<number> {
    return this.withClient(async (client) => {
      const exists = await client.query<{ found: boolean }>(
        "SELECT to_regclass('release_schemas') IS NOT NULL AS found",
      );
      if (!exists.rows[0]?.found) return 0;
      const latest = await client.query<{ version: number | null }>(
        'SELECT max(version) AS version FROM release_schemas',
      );
      return latest.rows[0]?.version ?? 0;
    });
  }

  async finish(version: number): Promise<void> {
    await this.withClient(async (client) => {
      await client.query(
        'CREATE TABLE IF NOT EXISTS release_schemas (version integer PRIMARY KEY, finished_at timestamptz NOT NULL DEFAULT now())',
      );
      await client.query('INSERT INTO release_schemas (version) VALUES ($1) ON CONFLICT DO NOTHING', [version]);
    });
  }

  private async withClient<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: this.databaseUrl, connectionTimeoutMillis: 5_000 });
    try {
      await client.connect();
      return await work(client);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}
