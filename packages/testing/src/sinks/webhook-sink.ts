import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { isSigned } from './is-signed.js';
import { KeptMessages } from './kept-messages.js';

export interface KeptRequest {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** By the secrets that the sink was told: right, wrong, none (unsigned), or unknown while it knows no secret. */
  readonly signature: 'right' | 'wrong' | 'none' | 'unknown';
  readonly answeredStatus: number;
}

const LARGEST_BYTES = 1_000_000;

/**
 * Takes any POST, and answers 204 or what its own address asks for: `?status=500&times=2` (twice so, then 204), `delayMs=`, `retryAfter=`,
 * `location=`. So a receiver with any fault is one address away.
 */
export class WebhookSink {
  readonly requests = new KeptMessages<KeptRequest>();
  private readonly secrets = new Set<string>();
  private readonly answered = new Map<string, number>();

  /** @param secret as the api showed it once (`whsec_…`) */
  learn(secret: string): void {
    this.secrets.add(secret);
  }

  async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readBody(request);
    const path = request.url ?? '/';
    const asked = new URL(path, 'http://sink').searchParams;
    await sleep(numberOf(asked, 'delayMs') ?? 0, undefined, { ref: false });
    const status = this.statusFor(path, asked);
    const headers = textsOf(request.headers);
    this.requests.add({ path, headers, body, signature: this.judge(headers, body), answeredStatus: status });
    const retryAfter = asked.get('retryAfter');
    const location = asked.get('location');
    response.writeHead(status, {
      ...(retryAfter !== null && status >= 400 && { 'retry-after': retryAfter }),
      ...(location !== null && { location }),
    });
    response.end();
  }

  private statusFor(path: string, asked: URLSearchParams): number {
    const before = this.answered.get(path) ?? 0;
    this.answered.set(path, before + 1);
    const isOver = before >= (numberOf(asked, 'times') ?? Number.POSITIVE_INFINITY);
    const status = numberOf(asked, 'status') ?? 204;
    return isOver || status < 200 || status > 599 ? 204 : status;
  }

  private judge(headers: Readonly<Record<string, string>>, body: string): KeptRequest['signature'] {
    if (headers['webhook-signature'] === undefined) return 'none';
    if (this.secrets.size === 0) return 'unknown';
    return [...this.secrets].some((secret) => isSigned(headers, body, secret)) ? 'right' : 'wrong';
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= LARGEST_BYTES) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

const textsOf = (headers: IncomingMessage['headers']): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));

function numberOf(asked: URLSearchParams, name: string): number | undefined {
  const value = Number(asked.get(name) ?? Number.NaN);
  return Number.isInteger(value) && value >= 0 ? value : undefined;
}
