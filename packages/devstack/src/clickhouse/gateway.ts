import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Answer } from './answer.js';
import { type Account, authenticate } from './authenticate.js';
import { Engine } from './engine.js';
import { execute } from './execute.js';
import { GatewayError } from './gateway-error.js';
import { readRequest } from './read-request.js';
import { RunningQueries } from './running-queries.js';
import { Sessions } from './sessions.js';

/** Bound parameters travel in the address: as long as a server takes it (`http_max_uri_size`). */
const LONGEST_URL_BYTES = 1_048_576;

/** The part of ClickHouse's HTTP interface that Vitrine uses, in front of the engine in this process. Development only. */
export class Gateway {
  readonly server: Server;
  private readonly account: Account;
  private readonly engine: Engine;
  private readonly sessions: Sessions;
  private readonly running: RunningQueries;

  constructor(dataDir: string, account: Account) {
    this.account = account;
    this.engine = new Engine(dataDir);
    this.sessions = new Sessions(this.engine);
    this.running = new RunningQueries(this.engine);
    const serve = (message: IncomingMessage, response: ServerResponse) => void this.serve(message, response);
    this.server = createServer({ maxHeaderSize: LONGEST_URL_BYTES }, serve);
    this.server.requestTimeout = 0;
    // Longer than any client keeps an idle connection: it is never the server that closes first.
    this.server.keepAliveTimeout = 65_000;
  }

  /** Ends what runs and takes no more. */
  close(): void {
    this.server.close();
    this.running.killAll();
    this.server.closeAllConnections();
  }

  private async serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const answer = new Answer(response);
    try {
      const url = addressOf(message);
      if (url.pathname === '/ping' || (url.pathname === '/' && url.search === '' && message.method === 'GET')) {
        response.end('Ok.\n');
        return;
      }
      if (url.pathname !== '/' && url.pathname !== '/query') throw noHandle(url.pathname);
      authenticate(this.account, message.headers, url.searchParams);
      await this.run(message, response, url.searchParams, answer);
    } catch (error) {
      // The next request would begin with the rest of an unread body.
      message.resume();
      answer.fail(error);
    }
  }

  private async run(
    message: IncomingMessage,
    response: ServerResponse,
    url: URLSearchParams,
    answer: Answer,
  ): Promise<void> {
    const request = await readRequest(message, url);
    answer.identify(request.queryId);
    await this.running.run(request.queryId, whenGone(response), async () => {
      const lease = await this.sessions.lease(request);
      await execute(lease, request, this.engine.insertFolder, answer).finally(lease.giveBack);
    });
  }
}

/** @throws GatewayError for what is no address, such as `//` */
function addressOf({ url = '/' }: IncomingMessage): URL {
  const base = 'http://gateway';
  if (!URL.canParse(url, base)) throw noHandle(url);
  return new URL(url, base);
}

const noHandle = (path: string): GatewayError => new GatewayError(45, 'CANNOT_FIND', `There is no handle ${path}`, 404);

/** Aborted when the client goes before its answer is complete. */
function whenGone(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  if (response.destroyed) gone.abort();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return gone.signal;
}
