import { addDays, storeDateOf } from '@vitrine/domain';
import type { Tenant } from '@vitrine/store';
import { deadLettersTable, type NamedCommand, tables } from '@vitrine/warehouse';
import { alterTable, UNTIL_DONE } from './alter-table.js';

/** The tables of a tenant's history, which keep rows as long as the tenant says, each with its date. */
const HISTORY = tables.flatMap(({ name, keep }) => (keep.by === 'tenant' ? [{ table: name, date: keep.date }] : []));

export type Keeper = Pick<Tenant, 'id' | 'timeZone' | 'keepDays'>;

export interface Retention {
  readonly now: Date;
  /** Name of the ClickHouse cluster; undefined = one server. */
  readonly cluster: string | undefined;
  readonly deadLetterDays: number;
}

/**
 * Deletes what is older than a tenant keeps, day by day of its own clock, and dead letters past their time. A tenant without a number of
 * days keeps everything. Each command ends when the rows are gone.
 */
export function deleteOldData(tenants: readonly Keeper[], { now, cluster, deadLetterDays }: Retention): NamedCommand[] {
  const from = (table: string): string => alterTable(table, cluster);
  const ofTenant = ({ id, timeZone, keepDays }: Keeper): NamedCommand[] => {
    if (keepDays === null) return [];
    const before = addDays(storeDateOf(now, timeZone).soldOn, -keepDays);
    return HISTORY.map(({ table, date }) => ({
      name: `retention.${table}`,
      sql: `${from(table)} DELETE WHERE tenant_id = {tenantId: String} AND ${date} < {before: Date} ${UNTIL_DONE}`,
      params: { tenantId: id, before },
    }));
  };
  const deadLetters: NamedCommand = {
    name: 'retention.deadLetters',
    sql: `${from(deadLettersTable.name)} DELETE WHERE received_at < {before: DateTime} ${UNTIL_DONE}`,
    params: { before: Math.floor(now.getTime() / 1000) - deadLetterDays * 86_400 },
  };
  return [...tenants.flatMap(ofTenant), deadLetters];
}
