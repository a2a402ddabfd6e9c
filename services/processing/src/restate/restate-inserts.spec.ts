import { describe, expect, it } from '@jest/globals';
import type { SaleLineRow } from '@vitrine/warehouse';
import { restateInserts } from './restate-inserts.js';

const row = (ticketId: string, lineId: string, soldOn: string, sign: 1 | -1) =>
  ({ tenantId: 't', storeId: 's1', ticketId, lineId, soldOn, sign }) as SaleLineRow;

const line = (ticketId: string, from: string, to: string, lineId = '1') => ({
  taken: row(ticketId, lineId, from, -1),
  added: row(ticketId, lineId, to, 1),
});

describe('what is restated', () => {
  it('goes in together while it stays in its month', () => {
    const inserts = restateInserts([line('a', '2026-11-02', '2026-11-01'), line('b', '2026-10-02', '2026-10-02')]);
    expect(inserts).toHaveLength(1);
    expect(inserts[0]?.rows).toHaveLength(4);
  });

  it('goes in ticket by ticket, new rows first, when it moves to another month', () => {
    const [staying, moving, ...others] = restateInserts([
      line('a', '2026-11-02', '2026-11-01'),
      line('b', '2026-11-01', '2026-10-31'),
      line('b', '2026-11-01', '2026-10-31', '2'),
    ]);
    expect(others).toEqual([]);
    expect(staying?.rows.map(({ ticketId }) => ticketId)).toEqual(['a', 'a']);
    expect(moving?.rows.map(({ soldOn, sign }) => `${soldOn} ${sign}`)).toEqual([
      '2026-10-31 1',
      '2026-10-31 1',
      '2026-11-01 -1',
      '2026-11-01 -1',
    ]);
  });

  it('has the same name in a second try that lists fewer tickets', () => {
    const moving = line('b', '2026-11-01', '2026-10-31');
    const [, first] = restateInserts([line('a', '2026-11-02', '2026-11-01'), moving]);
    expect(restateInserts([moving])[0]?.digest).toBe(first?.digest);
  });
});
