/**
 * Why the warehouse did not do what it was asked. The engine's own text may quote rows, so it is kept in a non-enumerable
 * `engineText` that no logger or serializer walks into.
 */
export abstract class WarehouseError extends Error {
  abstract readonly retryable: boolean;
  declare readonly engineText: string;

  constructor(message: string, engineText: string) {
    super(message);
    this.name = new.target.name;
    Object.defineProperty(this, 'engineText', { value: engineText, enumerable: false });
  }
}

/** Nobody answers at the address, or not within the deadline. */
export class WarehouseUnavailable extends WarehouseError {
  readonly retryable = true;

  constructor(
    readonly address: string,
    readonly reason: string,
    engineText = '',
  ) {
    super(
      `ClickHouse at ${address} does not answer (${reason}). Check CLICKHOUSE_URL and that the server runs.`,
      engineText,
    );
  }
}

/** The server refused user or password, or the user may not do this. */
export class WarehouseAuthError extends WarehouseError {
  readonly retryable = false;

  constructor(
    readonly address: string,
    readonly user: string,
    readonly code: number,
    engineText = '',
  ) {
    super(
      `ClickHouse at ${address} refused user "${user}" (code ${code}). Check CLICKHOUSE_USER and CLICKHOUSE_PASSWORD.`,
      engineText,
    );
  }
}

/** The server answered a named query with an error, or with rows of another shape than expected (code 0). */
export class WarehouseQueryError extends WarehouseError {
  constructor(
    readonly query: string,
    readonly code: number,
    readonly type: string,
    readonly retryable: boolean,
    engineText = '',
  ) {
    super(`ClickHouse could not run ${query}: ${type} (code ${code})`, engineText);
  }
}

/** A migration that was applied here before has another content now: migrations only go forward, in new files. */
export class MigrationChanged extends Error {
  override readonly name = 'MigrationChanged';

  constructor(readonly file: string) {
    super(`Migration ${file} was changed after it had been applied. Put the change into a new file.`);
  }
}
