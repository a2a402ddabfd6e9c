/**
 * Why the warehouse refused or failed. The engine's own text may quote rows, so it is kept in a non-enumerable `engineText` that no logger
 * or serializer reads.
 */
export abstract class WarehouseError extends Error {
  abstract readonly retryable: boolean;
  /** The engine blames the values it was given, and nothing else. */
  readonly namesData: boolean = false;
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

/**
 * The engine blames the values it was given: CANNOT_PARSE_*, TYPE_MISMATCH, ARGUMENT_OUT_OF_BOUND, CANNOT_CONVERT_TYPE, INCORRECT_DATA,
 * TOO_LARGE_STRING_SIZE, VALUE_IS_OUT_OF_RANGE_OF_DATA_TYPE, CANNOT_INSERT_NULL_IN_ORDINARY_COLUMN, DECIMAL_OVERFLOW, VIOLATED_CONSTRAINT,
 * UNKNOWN_ELEMENT_OF_ENUM. Any other code may as well be about a table, a view or the server.
 */
const DATA_CODES = new Set([6, 25, 26, 27, 38, 41, 53, 69, 70, 72, 117, 131, 321, 349, 376, 407, 467, 469, 691]);

/** The server answered a named query with an error, or with rows of another shape than expected (code 0). */
export class WarehouseQueryError extends WarehouseError {
  override readonly namesData: boolean;

  constructor(
    readonly query: string,
    readonly code: number,
    readonly type: string,
    readonly retryable: boolean,
    engineText = '',
  ) {
    super(`ClickHouse could not run ${query}: ${type} (code ${code})`, engineText);
    this.namesData = DATA_CODES.has(code);
  }
}

/** A migration that was applied here before has another content now: migrations only go forward, in new files. */
export class MigrationChanged extends Error {
  override readonly name = 'MigrationChanged';
  readonly retryable = false;

  constructor(readonly file: string) {
    super(`Migration ${file} was changed after it had been applied. Put the change into a new file.`);
  }
}
