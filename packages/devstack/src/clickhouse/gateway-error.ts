import { statusOf } from './http-status.js';

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

const SHAPE = /^Code: (\d+)\. DB::Exception: ([\s\S]*?)\.? \(([A-Z0-9_]+)\)\s*$/;

/** Whatever the engine threw, as one of ours; text that is no engine message becomes code 1002. */
export function asGatewayError(thrown: unknown): GatewayError {
  if (thrown instanceof GatewayError) return thrown;
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  const [, code, message = '', label = ''] = SHAPE.exec(text.trim()) ?? [];
  if (code !== undefined) return new GatewayError(Number(code), label, message);
  const bare = Number(/Code: (\d+)/.exec(text)?.[1] ?? 1002);
  return new GatewayError(bare, /\(([A-Z0-9_]{4,})\)\s*$/.exec(text)?.[1] ?? 'UNKNOWN_EXCEPTION', text);
}
