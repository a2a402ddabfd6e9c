import { addDays, storeDateOf } from '@vitrine/domain';
import type { Tenant } from '@vitrine/store';
import type { NamedCommand } from '@vitrine/warehouse';
import { alterTable, UNTIL_DONE } from './alter-table.js';

/**
 * What a tenant's history is made of: facts, their rollups, and what is kept beside them, each with its date. Heads of tickets go
 * first: a job that dies on the way leaves lines that nobody asks for, and no head that promises lines which are gone.
 */
const HISTORY = [
  { table: 'ticket_heads_v1', date: 'sold_on' },
  { table: 'sale_lines_v1', date: 'sold_on' },
  { table: 'sales_by_hour_v1', date: 'sold_on' },
  { table: 'sales_by_product_day_v1', date: 'sold_on' },
  { table: 'sales_days_v1', date: 'sold_on' },
  { table: 'targets_v1', date: 'day' },
  { table: 'dead_letters_v1', date: 'toDate(received_at)' },
] as const;

export type Keeper = Pick<Tenant, 'id' | 'timeZone' | 'keepDays'>;

export interface Retention {
  readonly now: Date;
  /** Name of the ClickHouse cluster; undefined = one server. */
  readonly cluster: string | undefined;
  readonly deadLetterDays: number;
}

/**
 * Deletes what is older than a tenant keeps, day by day of its own clock, and dead letters past their time. A tenant that names no
 * number of days keeps everything. Each command ends when the rows are gone.
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
    sql: `${from('dead_letters_v1')} DELETE WHERE received_at < {before: DateTime} ${UNTIL_DONE}`,
    params: { before: Math.floor(now.getTime() / 1000) - deadLetterDays * 86_400 },
  };
  return [...tenants.flatMap(ofTenant), deadLetters];
}
