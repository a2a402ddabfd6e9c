import { setTimeout as pause } from 'node:timers/promises';
import type { AcceptedTicket, AlertRaised } from '@vitrine/contracts';
import { aDraft } from './a-rule.js';
import { aSoldTicket } from './a-ticket.js';
import type { Harness } from './harness.js';

const STORES = 40;
const SEND_EVERY_MS = 100;
const PER_SEND = 4;

export interface Told {
  /** Alerts that a sale must have raised and that nobody is told of. */
  readonly missed: number;
  readonly doubled: number;
}

/** Sells without a break. Every sale rings by a rule of single tickets, and every store once by its day so far. */
export class Selling {
  readonly sold: AcceptedTicket[] = [];
  private isOver = false;
  private readonly done: Promise<void>;

  private constructor(private readonly harness: Harness) {
    this.done = this.sell();
  }

  static async start(harness: Harness): Promise<Selling> {
    await harness.rule(
      aDraft({ grain: 'ticket', condition: { kind: 'ticket', metric: 'netSales', side: 'above', warning: '20' } }),
    );
    await harness.rule(aDraft());
    return new Selling(harness);
  }

  stop(): Promise<void> {
    this.isOver = true;
    return this.done;
  }

  /** What was told against what must be. */
  async told(): Promise<Told> {
    return counted(this.sold, await this.harness.raised());
  }

  private async sell(): Promise<void> {
    while (!this.isOver) {
      const tickets = Array.from({ length: PER_SEND }, () =>
        aSoldTicket('30', { storeId: `s${Math.floor(Math.random() * STORES)}` }),
      );
      await this.harness.sendAccepted(tickets);
      this.sold.push(...tickets);
      await pause(SEND_EVERY_MS);
    }
  }
}

/** What must have been raised against what was. */
function counted(tickets: readonly AcceptedTicket[], raised: readonly AlertRaised[]): Told {
  const must = new Set(tickets.map(({ ticketId }) => `ticket ${ticketId}`));
  for (const [storeId, count] of countBy(tickets.map(({ storeId }) => storeId)))
    if (count >= 4) must.add(`store ${storeId}`);
  const told = countBy(
    raised
      .filter(({ change }) => change === 'raised')
      .map(({ subject: { grain, storeId, ticketId } }) => `${grain} ${grain === 'ticket' ? ticketId : storeId}`),
  );
  const missed = [...must].filter((one) => !told.has(one)).length;
  const doubled = [...told].reduce((sum, [one, count]) => sum + count - (must.has(one) ? 1 : 0), 0);
  return { missed, doubled };
}

function countBy(all: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1);
  return counts;
}
