import { expect, it } from '@jest/globals';
import pg from 'pg';

it('the database of the stack is made and speaks UTF-8', async () => {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    const { rows } = await client.query(
      "SELECT current_database() AS name, 'ação' AS text, current_setting('server_encoding') AS encoding",
    );
    expect(rows).toEqual([{ name: 'vitrine', text: 'ação', encoding: 'UTF8' }]);
  } finally {
    await client.end();
  }
});
