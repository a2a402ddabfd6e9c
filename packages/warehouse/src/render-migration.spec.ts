import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { migrationFiles } from './migrate.js';
import { renderMigration } from './render-migration.js';

const read = (file: string): Promise<string> => readFile(new URL(`../migrations/${file}`, import.meta.url), 'utf8');
const all = async (target: Parameters<typeof renderMigration>[1]): Promise<string[]> =>
  (await Promise.all((await migrationFiles()).map(read))).flatMap((text) => renderMigration(text, target));

describe('a migration', () => {
  it('is numbered without a gap and only ever adds what is missing', async () => {
    const files = await migrationFiles();
    expect(files.map((file) => Number(file.slice(0, 4)))).toEqual(files.map((_, index) => index + 1));
    for (const statement of await all('single'))
      expect(statement).toMatch(
        /^(CREATE (TABLE|VIEW|MATERIALIZED VIEW) IF NOT EXISTS|ALTER TABLE \w+ (ADD (INDEX|COLUMN) IF NOT EXISTS|MATERIALIZE INDEX|MODIFY (COLUMN|TTL))|INSERT INTO (sales_days|promotions|stock_levels|market_index)_v1) /u,
      );
  });

  it('says in a comment what every column of a table means', async () => {
    const tables = (await all('single')).filter((statement) => statement.startsWith('CREATE TABLE'));
    for (const table of tables) {
      const columns = table.slice(table.indexOf('(\n') + 2, table.indexOf('\n)')).split('\n');
      expect(columns.filter((column) => !/ COMMENT '.{3,}',?$/u.test(column))).toEqual([]);
      expect(table).toMatch(/\nCOMMENT '.+'$/u);
    }
  });

  it('remembers 100,000 blocks on one server', async () => {
    for (const statement of await all('single')) {
      expect(statement).not.toContain('{{');
      if (statement.startsWith('CREATE TABLE'))
        expect(statement).toContain('SETTINGS non_replicated_deduplication_window = 100000\n');
    }
  });

  it('becomes replicated, sharded tables on a cluster, with the views on the local ones', async () => {
    expect(renderMigration(await read('0003_create_sales_by_hour.sql'), { cluster: 'vitrine' })).toMatchSnapshot();
  });

  it('gives each table of a cluster a replicated local one and a distributed one, and everything ON CLUSTER', async () => {
    const statements = await all({ cluster: 'vitrine' });
    const fills = statements.filter((statement) => statement.startsWith('INSERT INTO'));
    for (const statement of statements.filter((other) => !fills.includes(other)))
      expect(statement).toContain("ON CLUSTER 'vitrine'");
    for (const fill of fills) expect(fill).toMatch(/\nSETTINGS distributed_foreground_insert = 1$/u);
    const locals = statements.filter((statement) => /ENGINE = Replicated\w*MergeTree\('\/clickhouse/u.test(statement));
    for (const local of locals) {
      expect(local).toContain(
        'replicated_deduplication_window = 100000, replicated_deduplication_window_seconds = 604800',
      );
      const name = /EXISTS (\w+)_local/u.exec(local)?.[1];
      const distributed = statements.filter((statement) =>
        statement.startsWith(`CREATE TABLE IF NOT EXISTS ${name} ON CLUSTER`),
      );
      expect(distributed).toEqual([
        expect.stringMatching(/ENGINE = Distributed\('vitrine', currentDatabase\(\), \w+_local, cityHash64\(/u),
      ]);
    }
    expect(locals.length).toBeGreaterThan(8);
  });

  it('changes columns of a cluster where rows are and in front of them, and how long rows stay only where they are', () => {
    const render = (text: string) => renderMigration(text, { cluster: 'vitrine' });
    expect(render('ALTER TABLE t_v1 ADD COLUMN IF NOT EXISTS c String')).toEqual([
      "ALTER TABLE t_v1_local ON CLUSTER 'vitrine' ADD COLUMN IF NOT EXISTS c String",
      "ALTER TABLE t_v1 ON CLUSTER 'vitrine' ADD COLUMN IF NOT EXISTS c String",
    ]);
    expect(render('ALTER TABLE t_v1 MODIFY TTL hour + INTERVAL 1 DAY')).toEqual([
      "ALTER TABLE t_v1_local ON CLUSTER 'vitrine' MODIFY TTL hour + INTERVAL 1 DAY",
    ]);
  });

  it('without a cluster form is refused', () => {
    expect(() => renderMigration('DROP TABLE sale_lines_v1', { cluster: 'vitrine' })).toThrow('No cluster form');
  });
});
