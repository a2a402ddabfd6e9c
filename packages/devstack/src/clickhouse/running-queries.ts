import { setTimeout as sleep } from 'node:timers/promises';
import { CLIENTS_ID } from './client-ids.js';
import type { Engine } from './engine.js';
import { GatewayError } from './gateway-error.js';
import { quote } from './sql-text.js';

const KILL_EVERY_MS = 50;

/** The queries under way, by the ids their clients gave them. */
export class RunningQueries {
  private readonly engine: Engine;
  private readonly ids = new Set<string>();
  private readonly doomed = new Set<string>();
  private isKilling = false;

  constructor(engine: Engine) {
    this.engine = engine;
  }

  /** Does `work`, and ends it in the engine when the signal says that nobody wants it any more. */
  async run(id: string, unwanted: AbortSignal, work: () => Promise<void>): Promise<void> {
    if (this.ids.has(id))
      throw new GatewayError(216, 'QUERY_WITH_SAME_ID_IS_ALREADY_RUNNING', `Query with id = ${id} is already running`);
    if (unwanted.aborted) return;
    this.ids.add(id);
    unwanted.addEventListener('abort', () => this.kill([id]));
    try {
      await work();
    } finally {
      this.ids.delete(id);
      this.doomed.delete(id);
    }
  }

  killAll(): void {
    this.kill(this.ids);
  }

  private kill(ids: Iterable<string>): void {
    for (const id of ids) if (this.ids.has(id)) this.doomed.add(id);
    if (!this.isKilling) void this.killUntilGone();
  }

  /** Again and again, all at once: a query that was just accepted may not be in the engine's list yet. */
  private async killUntilGone(): Promise<void> {
    this.isKilling = true;
    for (; this.doomed.size > 0; await sleep(KILL_EVERY_MS))
      this.engine.command(`KILL QUERY WHERE ${CLIENTS_ID} IN (${[...this.doomed].map(quote).join(', ')}) ASYNC`);
    this.isKilling = false;
  }
}
