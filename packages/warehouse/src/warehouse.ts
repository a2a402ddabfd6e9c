import { Readable } from 'node:stream';
import { type ClickHouseClient, type ClickHouseSettings, createClient } from '@clickhouse/client';
import { type OnQuery, watchQuery } from '@vitrine/tracing';
import type { z } from 'zod';
import { type MigrateOptions, migrateWarehouse } from './migrate.js';
import type { NativeColumn } from './native/native-column.js';
import { NativeEncoder } from './native/native-encoder.js';
import { toWarehouseError } from './to-warehouse-error.js';
import { WarehouseQueryError } from './warehouse-errors.js';

export interface WarehouseOptions {
  readonly url: string;
  readonly user: string;
  readonly password: string;
  /** Any name; `migrate` creates it. */
  readonly database: string;
  /** How long a query may take before it is given up as WarehouseUnavailable. */
  readonly deadlineMs?: number;
  /** The same for an insert. */
  readonly insertDeadlineMs?: number;
  readonly maxConnections?: number;
  /** Gets every query, command and insert, under its name, as it ended. */
  readonly onQuery?: OnQuery | undefined;
}

export type QueryParams = Readonly<Record<string, unknown>>;

/** A read with a name, SQL with `{param: Type}` placeholders and the shape of its rows. */
export interface NamedQuery<Row> {
  /** `table.verb`: becomes log_comment and the label of errors and metrics. */
  readonly name: string;
  readonly sql: string;
  readonly params?: QueryParams;
  readonly row: z.ZodType<Row>;
  /** A decision depends on it: on a cluster a replica that is behind must not answer. */
  readonly isLookUp?: boolean;
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
}

/** A statement without rows. `database: null` runs outside the warehouse's own database. */
export interface NamedCommand {
  readonly name: string;
  readonly sql: string;
  readonly params?: QueryParams;
  readonly deadlineMs?: number;
  readonly database?: null;
}

export interface InsertOptions {
  /** The same token again changes neither the table nor anything fed from it. */
  readonly token?: string;
  readonly deadlineMs?: number;
}

const DEFAULT_DEADLINE_MS = 20_000;
/** 64-bit integers and decimals arrive as strings: a JSON number would lose digits. */
const EXACT_NUMBERS: ClickHouseSettings = {
  output_format_json_quote_64bit_integers: 1,
  output_format_json_quote_decimals: 1,
};

/**
 * On a cluster: the shards have the rows, on most replicas of each, before the server acknowledges. Without effect on a single server.
 */
const DURABLE_INSERT: ClickHouseSettings = { distributed_foreground_insert: 1, insert_quorum: 'auto' };

/**
 * On a cluster: a replica answers only when it has every insert that a quorum has acknowledged. ClickHouse keeps that promise for inserts
 * made one after the other. With two replicas the quorum is both, and any replica knows. Without effect on a single server.
 */
const LOOK_UP: ClickHouseSettings = { select_sequential_consistency: '1' };

/** The one door to ClickHouse: named queries, typed errors, blocks in the Native format. Throws WarehouseError only. */
export class Warehouse {
  readonly database: string;
  private readonly client: ClickHouseClient;
  private readonly bootstrap: ClickHouseClient;
  private readonly options: WarehouseOptions;
  private readonly idleEncoders: NativeEncoder[] = [];

  constructor(options: WarehouseOptions) {
    this.options = options;
    this.database = options.database;
    this.client = this.connect(options.database);
    this.bootstrap = this.connect('default');
  }

  /** Rows of a read, each checked against `row`. */
  async query<Row>(query: NamedQuery<Row>): Promise<Row[]> {
    const rows = await this.run(query.name, query, lengthOf, async (settings, signal) => {
      const result = await this.client.query({
        query: query.sql,
        format: 'JSONEachRow',
        query_params: { ...query.params },
        clickhouse_settings: {
          ...settings,
          ...EXACT_NUMBERS,
          ...endingAfter(this.deadlineMsOf(query)),
          ...(query.isLookUp && LOOK_UP),
        },
        abort_signal: signal,
      });
      return result.json<unknown>();
    });
    return rows.map((row) => {
      const parsed = query.row.safeParse(row);
      if (!parsed.success) throw new WarehouseQueryError(query.name, 0, 'UNEXPECTED_ROW', false, parsed.error.message);
      return parsed.data;
    });
  }

  /** Runs a statement without rows. */
  async command(command: NamedCommand): Promise<void> {
    const client = command.database === null ? this.bootstrap : this.client;
    await this.run(
      command.name,
      command,
      () => 0,
      async (settings, signal) => {
        await client.command({
          query: command.sql,
          query_params: { ...command.params },
          clickhouse_settings: settings,
          abort_signal: signal,
        });
      },
    );
  }

  /** Inserts one block in the Native format; resolves when the server has acknowledged it. No rows: nothing is sent. */
  async insertBlock(table: string, columns: readonly NativeColumn[], options: InsertOptions = {}): Promise<void> {
    if (!columns[0]?.values.length) return;
    const encoder = this.idleEncoders.pop() ?? new NativeEncoder();
    try {
      const block = encoder.encode(columns);
      const names = columns.map((column) => column.name).join(', ');
      const deadlineMs = options.deadlineMs ?? this.options.insertDeadlineMs;
      const limits = deadlineMs === undefined ? {} : { deadlineMs };
      const rowsOf = () => columns[0]?.values.length ?? 0;
      await this.run(`${table}.insert`, limits, rowsOf, async (settings, signal) => {
        const { stream } = await this.client.exec({
          query: `INSERT INTO ${table} (${names}) FORMAT Native`,
          values: Readable.from([block], { objectMode: false }),
          clickhouse_settings: { ...settings, ...DURABLE_INSERT, ...dedupSettings(options.token) },
          abort_signal: signal,
        });
        for await (const _ of stream);
      });
    } finally {
      this.idleEncoders.push(encoder);
    }
  }

  /** Resolves when the server answers this user; throws WarehouseUnavailable or WarehouseAuthError with the reason. */
  async ping(deadlineMs = 3_000): Promise<void> {
    await this.command({ name: 'warehouse.ping', sql: 'SELECT 1 FORMAT Null', database: null, deadlineMs });
  }

  /** Creates the database where needed and brings its tables to today's shape; returns the migration files applied now. */
  migrate(options: MigrateOptions = {}): Promise<string[]> {
    return migrateWarehouse(this, options);
  }

  async close(): Promise<void> {
    await Promise.all([this.client.close(), this.bootstrap.close()]);
  }

  private connect(database: string): ClickHouseClient {
    return createClient({
      url: this.options.url,
      username: this.options.user,
      password: this.options.password,
      database,
      max_open_connections: this.options.maxConnections ?? 16,
      request_timeout: 3_600_000, // each call brings its own deadline
      compression: { response: false, request: false },
      log: { level: 127 },
      application: 'vitrine',
    });
  }

  private deadlineMsOf({ deadlineMs }: { readonly deadlineMs?: number }): number {
    return deadlineMs ?? this.options.deadlineMs ?? DEFAULT_DEADLINE_MS;
  }

  private async run<T>(
    name: string,
    limits: { readonly deadlineMs?: number; readonly signal?: AbortSignal },
    rowsOf: (result: T) => number,
    call: (settings: ClickHouseSettings, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const deadline = AbortSignal.timeout(this.deadlineMsOf(limits));
    const signal = limits.signal ? AbortSignal.any([deadline, limits.signal]) : deadline;
    return watchQuery({ engine: 'clickhouse', name }, this.options.onQuery, rowsOf, async () => {
      try {
        return await call({ log_comment: name }, signal);
      } catch (error) {
        throw toWarehouseError(error, { query: name, address: this.options.url, user: this.options.user, signal });
      }
    });
  }
}

const lengthOf = (rows: readonly unknown[]): number => rows.length;

/**
 * The server goes on with a read whose caller has gone, unless it has a limit of its own. Ours is a second later, so that the caller gives
 * up first, and counts real time: a guess from the first seconds would end reads that are in time.
 */
const endingAfter = (deadlineMs: number): ClickHouseSettings => ({
  max_execution_time: Math.ceil(deadlineMs / 1_000) + 1,
  timeout_before_checking_execution_speed: 0,
});

const dedupSettings = (token: string | undefined): ClickHouseSettings =>
  token === undefined
    ? {}
    : {
        insert_deduplicate: 1,
        insert_deduplication_token: token,
        deduplicate_blocks_in_dependent_materialized_views: 1,
      };
