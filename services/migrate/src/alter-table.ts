/** How a statement that changes rows begins; on a cluster the rows are in the tables behind the distributed ones. */
export const alterTable = (table: string, cluster: string | undefined): string =>
  cluster === undefined ? `ALTER TABLE ${table}` : `ALTER TABLE ${table}_local ON CLUSTER '${cluster}'`;

/** Such a change is a mutation, which runs in the background unless told otherwise; 2 = on every replica. */
export const UNTIL_DONE = 'SETTINGS mutations_sync = 2';

/** A month's rows may have to be written anew. */
export const MUTATION_DEADLINE_MS = 30 * 60_000;
