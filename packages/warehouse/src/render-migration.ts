/** A cluster as `system.clusters` knows it. Replica paths use the servers' own `{shard}` and `{replica}` macros. */
export interface ClusterTarget {
  readonly cluster: string;
}

/** One server, or a sharded and replicated cluster. */
export type RenderTarget = 'single' | ClusterTarget;

/** A retried block is recognised among this many and for this long. */
const DEDUPLICATION_BLOCKS = 100_000;
const DEDUPLICATION_SECONDS = 7 * 24 * 3600;

const ENGINE = /ENGINE = \{\{engine (\w*MergeTree)\((.*?)\) shard by (.+?)\}\}/u;
const TABLE = /^CREATE TABLE IF NOT EXISTS (\w+)/u;
const MATERIALIZED_VIEW = /^CREATE MATERIALIZED VIEW IF NOT EXISTS (\w+) TO (\w+) AS/u;
const VIEW = /^CREATE VIEW IF NOT EXISTS (\w+)/u;
/** Skip indexes and the time that rows stay: only the tables that hold rows have them. */
const STORED = /^ALTER TABLE (\w+) (ADD INDEX IF NOT EXISTS|MATERIALIZE INDEX|MODIFY TTL) /u;
/** Changes of columns: the tables that hold rows and those in front of them have them. */
const COLUMN = /^ALTER TABLE (\w+) (ADD COLUMN IF NOT EXISTS|MODIFY COLUMN) /u;
/** Rows for a new table, read from older ones: on a cluster through the distributed tables, from any one server. */
const FILL = /^INSERT INTO \w+ \(/u;

/**
 * The statements of one migration file for a target. The file knows two macros.
 * `{{engine Family(args) shard by expression}}` is the plain engine on a single server. On a cluster the table becomes `<name>_local` on a
 * replicated engine, and `<name>` a Distributed table over it. Materialised views read and write the local tables.
 * `{{cut}}` is a moment in epoch milliseconds, from which a view takes rows; the job `rollups` fills in earlier ones. 0 where there is
 * nothing to fill.
 */
export function renderMigration(text: string, target: RenderTarget, cutMs = 0): string[] {
  const cut = new Date(cutMs).toISOString().replace('T', ' ').replace('Z', '');
  return statementsOf(text.replaceAll('{{cut}}', `toDateTime64('${cut}', 3, 'UTC')`)).flatMap((statement) =>
    target === 'single' ? [renderSingle(statement)] : renderCluster(statement, target.cluster),
  );
}

/** Statements end with a semicolon at the end of a line; lines that start with -- are comments. */
function statementsOf(text: string): string[] {
  const lines = text.split('\n').filter((line) => !line.startsWith('--'));
  return lines
    .join('\n')
    .split(/;\s*(?:\n|$)/u)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

function renderSingle(statement: string): string {
  if (!ENGINE.test(statement)) return statement;
  const settings = `SETTINGS non_replicated_deduplication_window = ${DEDUPLICATION_BLOCKS}`;
  return withSettings(statement.replace(ENGINE, 'ENGINE = $1($2)'), settings);
}

function renderCluster(statement: string, cluster: string): string[] {
  const onCluster = `ON CLUSTER '${cluster}'`;
  const engine = ENGINE.exec(statement);
  const table = TABLE.exec(statement)?.[1];
  if (engine && table) return localAndDistributed(statement, { table, onCluster, cluster, engine });
  if (MATERIALIZED_VIEW.test(statement)) {
    return [
      statement
        .replace(MATERIALIZED_VIEW, `CREATE MATERIALIZED VIEW IF NOT EXISTS $1 ${onCluster} TO $2_local AS`)
        .replace(/^(FROM\s+\w+)$/gmu, '$1_local'),
    ];
  }
  if (COLUMN.test(statement))
    return ['$1_local', '$1'].map((name) => statement.replace(COLUMN, `ALTER TABLE ${name} ${onCluster} $2 `));
  if (STORED.test(statement)) return [statement.replace(STORED, `ALTER TABLE $1_local ${onCluster} $2 `)];
  if (VIEW.test(statement)) return [statement.replace(VIEW, `CREATE VIEW IF NOT EXISTS $1 ${onCluster}`)];
  // Waits until the rows are on their shards: a second run must find them.
  if (FILL.test(statement)) return [`${statement}\nSETTINGS distributed_foreground_insert = 1`];
  throw new Error(`No cluster form for: ${statement.slice(0, 60)}`);
}

function localAndDistributed(
  statement: string,
  of: { table: string; onCluster: string; cluster: string; engine: RegExpExecArray },
): string[] {
  const [, family, args, shardKey] = of.engine;
  const replicated = [`'/clickhouse/tables/{shard}/{database}/{table}'`, `'{replica}'`, args]
    .filter(Boolean)
    .join(', ');
  const local = statement
    .replace(TABLE, `CREATE TABLE IF NOT EXISTS $1_local ${of.onCluster}`)
    .replace(ENGINE, `ENGINE = Replicated${family}(${replicated})`);
  const settings =
    `SETTINGS replicated_deduplication_window = ${DEDUPLICATION_BLOCKS}, ` +
    `replicated_deduplication_window_seconds = ${DEDUPLICATION_SECONDS}`;
  return [
    withSettings(local, settings),
    `CREATE TABLE IF NOT EXISTS ${of.table} ${of.onCluster} AS ${of.table}_local\n` +
      `ENGINE = Distributed('${of.cluster}', currentDatabase(), ${of.table}_local, ${shardKey})`,
  ];
}

/** SETTINGS come before the table's COMMENT. */
const withSettings = (statement: string, settings: string): string =>
  /^COMMENT '/mu.test(statement)
    ? statement.replace(/^COMMENT '/mu, `${settings}\nCOMMENT '`)
    : `${statement}\n${settings}`;
