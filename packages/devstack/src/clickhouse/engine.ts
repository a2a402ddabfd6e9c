import { mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Session } from 'chdb';
import { libchdbPath } from 'chdb/libchdb';

/** Small where the engine allows it: it shares a laptop with everything else. */
const ENGINE_ARGS = [
  '--max_server_memory_usage=1400000000',
  '--mark_cache_size=67108864',
  '--index_mark_cache_size=16777216',
  '--uncompressed_cache_size=0',
  '--session_timezone=UTC',
];

export interface Written {
  readonly rowsWritten: number;
  readonly bytesWritten: number;
  readonly elapsed: number;
}

/** Of chdb's native part: what its class Session does for a few formats only, and without telling how much was written. */
interface Addon {
  InsertRawAsyncConnection(connection: unknown, sql: string, data: Buffer, countLines: boolean): Promise<Written>;
}
const addon: Addon = createRequire(import.meta.url)(join(dirname(libchdbPath()), 'chdb_node.node'));

/** The engine of this process, with its data in one folder. */
export class Engine {
  /** Where the data of an INSERT lie while the engine reads them. */
  readonly insertFolder: string;
  private readonly dataDir: string;
  /** Stays open: the engine shuts down with its last Session. */
  private readonly first: Session;

  constructor(dataDir: string) {
    this.dataDir = dataDir;
    this.insertFolder = join(dataDir, 'inserts');
    // What a killed gateway has left.
    rmSync(this.insertFolder, { recursive: true, force: true });
    mkdirSync(this.insertFolder, { recursive: true, mode: 0o700 });
    this.first = this.open();
  }

  /** A short statement of the gateway's own, on this thread: slow queries may hold every other one. */
  command(sql: string): void {
    this.first.query(sql);
  }

  /** A Session runs one query at a time and keeps what SET and USE did, until `close()`; opening one takes a tenth of a millisecond. */
  open(): Session {
    return new Session(this.dataDir, { connectionArgs: ENGINE_ARGS });
  }
}

/** Runs an INSERT. The rows written are counted as a server counts them: those of the views behind the table too. */
export const write = (session: Session, sql: string): Promise<Written> =>
  addon.InsertRawAsyncConnection(session.connection, sql, Buffer.alloc(0), false);

export type { Session };
