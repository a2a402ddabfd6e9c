import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Answer } from './answer.js';
import { type Account, authenticate } from './authenticate.js';
import { DataFiles } from './data-files.js';
import { Engine } from './engine.js';
import { execute } from './execute.js';
import { asGatewayError, GatewayError } from './gateway-error.js';
import { NamedSessions } from './named-sessions.js';
import { type QueryRequest, readRequest } from './query-request.js';
import { readBody, readForm } from './read-body.js';
import { RunningQueries, type RunningQuery } from './running-queries.js';

export interface GatewayOptions extends Account {
  readonly dataDir: string;
}

/** The part of ClickHouse's HTTP interface that Vitrine uses, in front of the engine in this process. Development only. */
export class Gateway {
  readonly server: Server;
  readonly #account: Account;
  readonly #engine: Engine;
  readonly #files: DataFiles;
  readonly #running: RunningQueries;
  readonly #named: NamedSessions;

  constructor({ dataDir, user, password }: GatewayOptions) {
    this.#account = { user, password };
    this.#engine = new Engine(dataDir);
    this.#files = new DataFiles(dataDir);
    this.#running = new RunningQueries(this.#engine);
    this.#named = new NamedSessions(this.#engine);
    this.server = createServer((request, response) => void this.#serve(request, response));
    this.server.requestTimeout = 0;
    // Longer than any client keeps an idle connection: it is never the server that closes first.
    this.server.keepAliveTimeout = 65_000;
  }

  /** Ends what runs and takes no more. */
  close(): void {
    this.server.close();
    this.#running.killAll();
    this.server.closeAllConnections();
    this.#files.clear();
  }

  async #serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(message.url ?? '/', 'http://gateway');
    if (url.pathname === '/ping' || (url.pathname === '/' && url.search === '' && message.method === 'GET')) {
      response.end('Ok.\n');
      return;
    }
    const answer = new Answer(message, response);
    try {
      if (url.pathname !== '/' && url.pathname !== '/query')
        throw new GatewayError(45, 'CANNOT_FIND', `There is no handle ${url.pathname}`, 404);
      authenticate(this.#account, message.headers, url.searchParams);
      await this.#answer(message, response, url.searchParams, answer);
    } catch (error) {
      // The rest of a body nobody reads would be taken for the next request.
      message.resume();
      answer.fail(asGatewayError(error));
    }
  }

  async #answer(
    message: IncomingMessage,
    response: ServerResponse,
    url: URLSearchParams,
    answer: Answer,
  ): Promise<void> {
    const { form, data } = await readForm(url, message, await readBody(message, this.#engine, this.#files));
    const request = readRequest(message, form);
    answer.identify(request.queryId);
    const running = this.#running.start(request.queryId);
    killOnAbort(response, running);
    try {
      await this.#engine.queued(() => this.#execute(request, data, running, answer));
    } finally {
      running.done();
    }
  }

  async #execute(request: QueryRequest, body: Buffer, running: RunningQuery, answer: Answer): Promise<void> {
    const { session, giveBack } = this.#sessionFor(request.sessionId);
    try {
      await execute({
        session,
        marker: running.marker,
        request,
        body,
        answer,
        files: this.#files,
        running: this.#running,
      });
    } finally {
      giveBack();
    }
  }

  #sessionFor(id: string | undefined) {
    if (id !== undefined) return this.#named.take(id);
    const session = this.#engine.open();
    return { session, giveBack: () => session.close() };
  }
}

function killOnAbort(response: ServerResponse, running: RunningQuery): void {
  if (response.destroyed) running.kill();
  response.once('close', () => {
    if (!response.writableFinished) running.kill();
  });
}
