import { randomUUID } from 'node:crypto';
import type { Engine } from './engine.js';
import { GatewayError } from './gateway-error.js';
import { quote } from './quote.js';

export interface RunningQuery {
  /** A comment before the statement, by which the engine's list of processes tells it from all others. */
  readonly marker: string;
  /** Ends the engine's work, however often it must be told. */
  kill(): void;
  /** The query is over. */
  done(): void;
}

/** Queries under way, by the ids their clients gave them: the engine makes ids of its own. */
export class RunningQueries {
  readonly #byId = new Map<string, RunningQuery>();
  readonly #engine: Engine;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  start(queryId: string): RunningQuery {
    if (this.#byId.has(queryId)) {
      throw new GatewayError(
        216,
        'QUERY_WITH_SAME_ID_IS_ALREADY_RUNNING',
        `Query with id = ${queryId} is already running`,
      );
    }
    const marker = `/* ${randomUUID()} */ `;
    let isOver = false;
    let isKilled = false;
    const running: RunningQuery = {
      marker,
      kill: () => {
        if (isKilled) return;
        isKilled = true;
        void this.#killUntil(marker, () => isOver);
      },
      done: () => {
        isOver = true;
        this.#byId.delete(queryId);
      },
    };
    this.#byId.set(queryId, running);
    return running;
  }

  killAll(): void {
    for (const running of this.#byId.values()) running.kill();
  }

  /**
   * A client's KILL QUERY with the engine's ids in place of the client's. Never SYNC: in this engine it waits for
   * ever. ASYNC answers "waiting" for what it told to stop.
   */
  async translate(sql: string): Promise<string> {
    let translated = sql.replace(/\bSYNC\b/gi, 'ASYNC');
    for (const [id, { marker }] of this.#byId) {
      if (!translated.includes(quote(id))) continue;
      translated = translated.replaceAll(quote(id), quote(await this.#engineId(marker)));
    }
    return translated;
  }

  async #engineId(marker: string): Promise<string> {
    const answer = await this.#engine.ask(
      `SELECT query_id FROM system.processes WHERE startsWith(query, ${quote(marker.trim())})`,
    );
    return answer.toString().trim();
  }

  /** Again and again: a query that was just accepted may not be in the engine's list yet. */
  async #killUntil(marker: string, isOver: () => boolean): Promise<void> {
    for (let pauseMs = 20; !isOver(); pauseMs = Math.min(pauseMs * 2, 1_000)) {
      await this.#engine
        .ask(`KILL QUERY WHERE startsWith(query, ${quote(marker.trim())}) ASYNC`)
        .catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  }
}
