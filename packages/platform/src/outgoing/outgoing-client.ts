import { lookup } from 'node:dns/promises';
import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP, isIPv6, type LookupFunction } from 'node:net';
import { type AllowedTargets, bareHost, faultOfTarget, TargetRefused } from './outgoing-target.js';
import { isPublicAddress } from './public-address.js';

export interface OutgoingRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** What a receiver said. Its body is not read: it is a stranger's text, and nobody needs it. */
export interface OutgoingAnswer {
  readonly status: number;
  readonly retryAfter: string | undefined;
}

export interface OutgoingOptions {
  readonly allowed: AllowedTargets;
  /** From the question to DNS to the head of the answer. */
  readonly timeoutMs: number;
  /** All addresses of a host; asked anew at each request. DNS unless told otherwise. */
  readonly resolve?: (host: string) => Promise<readonly string[]>;
}

/** No answer came, or none in time. Trying again may help. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  constructor(readonly reason: 'timeout' | 'unreachable') {
    super(`The receiver gave no answer: ${reason}.`);
  }
}

/**
 * Posts to addresses that strangers gave us. At each request the host is resolved once, every address of it must be public, and the
 * connection goes to exactly these: a name cannot mean another machine a moment later. Redirects are answers, never followed.
 */
export class OutgoingClient {
  constructor(private readonly options: OutgoingOptions) {}

  /** @throws TargetRefused | NoAnswer */
  async post(request: OutgoingRequest): Promise<OutgoingAnswer> {
    const signal = AbortSignal.timeout(this.options.timeoutMs);
    const url = new URL(checked(request.url, this.options.allowed));
    const addresses = await untilAborted(this.addressesOf(url), signal);
    return send(url, addresses, request, signal);
  }

  /** @throws TargetRefused when one of them is not public */
  private async addressesOf(url: URL): Promise<readonly string[]> {
    const host = bareHost(url);
    if (isIP(host) !== 0) return [host];
    const addresses = await (this.options.resolve ?? resolveByDns)(host).catch(() => []);
    if (addresses.length === 0) throw new NoAnswer('unreachable');
    if (!this.options.allowed.has(url.origin) && !addresses.every(isPublicAddress))
      throw new TargetRefused('not_public');
    return addresses;
  }
}

function checked(text: string, allowed: AllowedTargets): string {
  const fault = faultOfTarget(text, allowed);
  if (fault !== undefined) throw new TargetRefused(fault);
  return text;
}

const resolveByDns = async (host: string): Promise<string[]> =>
  (await lookup(host, { all: true })).map(({ address }) => address);

/** A question to DNS cannot be called back; its answer is not waited for. */
function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(new NoAnswer('timeout')), { once: true });
  });
  return Promise.race([work, aborted]);
}

function send(
  url: URL,
  addresses: readonly string[],
  { headers, body }: OutgoingRequest,
  signal: AbortSignal,
): Promise<OutgoingAnswer> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      agent: false,
      lookup: pinnedTo(addresses),
      signal,
    });
    request.on('response', (response) => {
      response.on('error', () => undefined);
      resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'] });
      response.destroy();
    });
    request.on('error', () => reject(new NoAnswer(signal.aborted ? 'timeout' : 'unreachable')));
    request.end(body);
  });
}

/** Answers with what was checked, whoever asks. */
function pinnedTo(addresses: readonly string[]): LookupFunction {
  const all = addresses.map((address) => ({ address, family: isIPv6(address) ? 6 : 4 }));
  return (_host, options, done) => {
    const [first] = all;
    if (options.all) done(null, all);
    else done(null, first?.address ?? '', first?.family);
  };
}
