/** HTTP status of an error code, as ClickHouse's server gives them; anything unlisted is a 500. */
const STATUS: readonly (readonly [number, readonly number[]])[] = [
  // Cannot be parsed, or makes no sense as it is written.
  [400, [6, 20, 24, 25, 26, 27, 36, 38, 41, 43, 53, 62, 69, 70, 72, 117, 130, 131, 167, 168, 321, 427, 456, 457]],
  [401, [194]],
  // Wrong user or password, or not allowed to.
  [403, [164, 192, 193, 291, 497, 516]],
  // An unknown column, function, type, table, database, setting or format.
  [404, [46, 47, 50, 56, 60, 63, 73, 81, 115, 336, 511]],
  [408, [159, 209]],
  [413, [307, 396]],
  [501, [48]],
  [503, [202, 439]],
];

const statusOf = (code: number): number => STATUS.find(([, codes]) => codes.includes(code))?.[0] ?? 500;

/** An error as ClickHouse words it: a number, a name and a sentence. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';

  constructor(
    readonly code: number,
    readonly label: string,
    message: string,
    readonly status: number = statusOf(code),
  ) {
    super(message);
  }

  /** The body of the answer. */
  get body(): string {
    return `Code: ${this.code}. DB::Exception: ${this.message}. (${this.label}) (version 26.7 (embedded))\n`;
  }
}

/** An error met while a file is read is wrapped in another of the same code. */
const SHAPE = /^(?:Code: (\d+)\. DB::Exception: )+([\s\S]*?)\.? \(([A-Z0-9_]+)\)(?: \(version [\d.]+\)\. \(\3\))?\s*$/;

/** Where the data of an INSERT lay for the engine: a path of this machine, and gone. */
const INSERT_FILE = /: \(in file\/uri [^\n]*?\/inserts\/[\da-f-]{36}\)/g;

/** Whatever the engine threw, as one of ours; text that is no engine message becomes code 1002. */
export function asGatewayError(thrown: unknown): GatewayError {
  if (thrown instanceof GatewayError) return thrown;
  const text = (thrown instanceof Error ? thrown.message : String(thrown)).replace(INSERT_FILE, '');
  const [, code, message, label] = SHAPE.exec(text.trim()) ?? [];
  return new GatewayError(Number(code ?? 1002), label ?? 'UNKNOWN_EXCEPTION', message ?? text);
}
