import { describe, expect, it } from '@jest/globals';
import { filledRollups, RollupFill } from './rollup-fill.js';
import type { NamedQuery } from './warehouse.js';

/** A cluster's view as system.tables has it: it reads the rows of its own server. */
const VIEW = `SELECT tenant_id, 0 AS filled FROM vitrine.sale_lines_v1_local
  WHERE (line_id != '') AND (ingested_at >= toDateTime64('2026-11-20 12:00:00.000', 3, 'UTC')) GROUP BY tenant_id`;

describe('the back-fill of a rollup', () => {
  it('reads the view once, and asks all servers of a cluster for exactly the rows that it leaves out', async () => {
    const asked: NamedQuery<unknown>[] = [];
    const query = async <Row>(one: NamedQuery<Row>): Promise<Row[]> => {
      asked.push(one as NamedQuery<unknown>);
      return (one.name === 'rollups.view' ? [{ sql: VIEW }] : []) as Row[];
    };
    const [rollup] = filledRollups;
    if (rollup === undefined) throw new Error('no rollup to fill');
    const fill = await RollupFill.open({ database: 'vitrine', query, insertBlock: async () => undefined }, rollup);
    expect(fill.cutMs).toBe(Date.UTC(2026, 10, 20, 12));
    await fill.days();
    expect(await fill.fill('2026-11-20', 'token')).toBe(0);
    expect(asked.map(({ name }) => name)).toEqual(['rollups.view', 'rollups.days', 'rollups.missing']);
    const sql = asked.find(({ name }) => name === 'rollups.missing')?.sql ?? '';
    expect(sql).toContain('FROM vitrine.sale_lines_v1\n');
    expect(sql).toContain("(ingested_at < toDateTime64('2026-11-20 12:00:00.000', 3, 'UTC'))");
    expect(sql).not.toContain('ingested_at >=');
  });
});
