import { journalTable } from '@vitrine/warehouse';

/** Everything is deleted twice: at once, and when no pod can have written any more. */
export type Round = 'first' | 'last';

export interface EraseStep {
  /** The name by which a deletion remembers the step: `first:sale_lines_v1`. */
  readonly name: string;
  /** Table of the warehouse; undefined = all that Postgres holds. */
  readonly table?: string;
}

/**
 * The steps of one round, each of which may be repeated. The journal goes before the facts: an entry that is still there may be written
 * into them again.
 */
export function erasePlan(tables: readonly string[], round: Round): EraseStep[] {
  return [
    { name: `${round}:postgres` },
    ...[journalTable.name, ...tables].map((table) => ({ name: `${round}:${table}`, table })),
  ];
}
