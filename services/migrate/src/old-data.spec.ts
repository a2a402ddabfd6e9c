import { describe, expect, it } from '@jest/globals';
import { deleteOldData, type Keeper } from './old-data.js';

const how = { now: new Date('2026-11-21T02:00:00Z'), cluster: undefined, deadLetterDays: 400 };
const keeper = (more: Partial<Keeper>): Keeper => ({
  id: 'acme',
  timeZone: 'America/Sao_Paulo',
  keepDays: 30,
  ...more,
});

describe('deleteOldData', () => {
  it('counts days on the clock of the tenant: it is still the 20th in São Paulo', () => {
    const before = (timeZone: string) => deleteOldData([keeper({ timeZone })], how)[0]?.params;
    expect(before('America/Sao_Paulo')).toEqual({ tenantId: 'acme', before: '2026-10-21' });
    expect(before('UTC')).toEqual({ tenantId: 'acme', before: '2026-10-22' });
  });

  it('deletes nothing of a tenant that names no limit, dead letters past their time apart', () => {
    expect(deleteOldData([keeper({ keepDays: null })], how).map(({ name }) => name)).toEqual(['retention.deadLetters']);
  });

  it('deletes the heads of tickets before their lines: a head without lines would stop every later revision', () => {
    const tables = deleteOldData([keeper({})], how).map(({ name }) => name);
    expect(tables.indexOf('retention.ticket_heads_v1')).toBe(0);
    expect(tables.indexOf('retention.sale_lines_v1')).toBe(1);
  });

  it('works on the tables that hold rows, on every server of a cluster', () => {
    const commands = deleteOldData([keeper({})], { ...how, cluster: 'main' });
    for (const { sql } of commands) expect(sql).toMatch(/^ALTER TABLE \w+_v\d_local ON CLUSTER 'main' DELETE WHERE /);
    for (const { sql } of deleteOldData([keeper({})], how)) expect(sql).toMatch(/^ALTER TABLE \w+_v\d DELETE WHERE /);
  });
});
