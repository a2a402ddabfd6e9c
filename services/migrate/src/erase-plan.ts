import { journalTable } from '@vitrine/warehouse';

/** Everything is deleted twice: at once, and when nobody can have written any more. */
export type Round = 'first' | 'last';

export interface EraseStep {
  /** By it a deletion remembers the step: `first:sale_lines_v1`. */
  readonly name: string;
  /** Table of the warehouse; undefined = all that Postgres holds. */
  readonly table?: string;
}

/** The steps of one round, each of which may be repeated. The journal goes before the facts: what it names may be written again from it. */
export function erasePlan(tables: readonly string[], round: Round): EraseStep[] {
  return [
    { name: `${round}:postgres` },
    ...[journalTable.name, ...tables].map((table) => ({ name: `${round}:${table}`, table })),
  ];
}
