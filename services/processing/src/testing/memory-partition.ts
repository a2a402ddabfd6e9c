import type { Batch, OutgoingRecord } from '@vitrine/bus';
import { Clock, type TenantDirectory } from '@vitrine/consumer';
import { TENANT } from '@vitrine/testing';
import type {
  ControlTotalRow,
  ControlTotals,
  DeadLetterRow,
  DeadLetters,
  PersonalValueRow,
  PersonalValues,
} from '@vitrine/warehouse';
import type { KafkaMessage } from 'kafkajs';
import { Catalogue } from '../catalog/catalogue.js';
import { JournalledInsert } from '../journal/journalled-insert.js';
import { effectsOf } from '../sales/batch-effects.js';
import { type Decision, decideBatch } from '../sales/decide-batch.js';
import { EarlierTries } from '../sales/earlier-try.js';
import { KnownTickets } from '../sales/known-tickets.js';
import { SalesWriter } from '../sales/sales-writer.js';
import { Killed, MemoryTurn, MemoryWarehouse } from './memory-warehouse.js';

const BROKER_TIME = String(Date.parse('2026-11-20T15:00:00Z'));

/** A process that is killed after so many writes; then the world may change before the next process takes over. */
export interface Kill {
  readonly afterWrites: number;
  readonly meanwhile?: (partition: MemoryPartition) => void;
}

/** One partition of sales with its consumer, on a warehouse in memory. Every try of a batch is a process of its own. */
export class MemoryPartition {
  readonly warehouse = new MemoryWarehouse();
  readonly catalogue = new Catalogue();
  readonly tenants = new Set([TENANT]);
  /** The zone in which its tenants sell; a test can change it under way. */
  currency = 'BRL';
  /** False for batches journalled by a version that did not note the moment. */
  notesMoment = true;
  readonly letters: DeadLetterRow[] = [];
  readonly totals: ControlTotalRow[] = [];
  readonly personal: PersonalValueRow[] = [];
  readonly published: OutgoingRecord[] = [];
  readonly turn = new MemoryTurn(this.warehouse);
  private readonly tokens = new Set<string>();
  private next = 0;
  private formedAtMs = 0;

  /** Judges and writes the messages as one batch, whatever it takes. */
  async take(values: readonly string[], kills: readonly Kill[] = []): Promise<Decision> {
    const first = this.next;
    this.next += values.length;
    this.formedAtMs += 1;
    for (const [index, { afterWrites, meanwhile }] of kills.entries()) {
      this.warehouse.killAfter(afterWrites);
      const done = await this.try(values, first, index > 0).catch(ignoreKilled);
      this.warehouse.killAfter(Number.POSITIVE_INFINITY);
      if (done) return done;
      meanwhile?.(this);
    }
    return this.try(values, first, kills.length > 0);
  }

  /** As after a reset of the group's offsets, or when the topic was made anew: reading starts again at the first offset. */
  forgetOffsets(): void {
    this.next = 0;
  }

  /** As after very many other inserts: what is sent again under its token goes in again. */
  forgetTokens(): void {
    this.warehouse.forgetTokens();
    this.tokens.clear();
  }

  private async try(values: readonly string[], first: number, isRepeated: boolean): Promise<Decision> {
    const { warehouse, catalogue } = this;
    const clock = new Clock();
    const inserts = new JournalledInsert(warehouse.journal, warehouse.lines, clock);
    const earlier = new EarlierTries(warehouse.lines, inserts);
    const known = new KnownTickets(warehouse.heads, warehouse.lines);
    const batch = this.batch(values, first, isRepeated);
    const decision = await decideBatch(batch, 1, { tenants: this.directory(), known, earlier, catalogue, clock });
    const deadLetters = this.table(this.letters, 'letters') as unknown as DeadLetters;
    const controlTotals = this.table(this.totals, 'totals') as unknown as ControlTotals;
    const personalValues = this.table(this.personal, 'personal') as unknown as PersonalValues;
    const output = { group: 'processing', nameOf: (topic: string) => topic, partitionsOf: () => 1 };
    const writer = new SalesWriter({
      lines: warehouse.lines,
      deadLetters,
      controlTotals,
      personalValues,
      earlier,
      inserts,
    });
    await writer.settle(batch, effectsOf(batch, decision, output, 0));
    return decision;
  }

  private directory(): TenantDirectory {
    const { tenants, currency } = this;
    const get = (id: string) => (tenants.has(id) ? { id, currency, key: Buffer.alloc(32) } : undefined);
    return { load: async () => undefined, get } as unknown as TenantDirectory;
  }

  private table<Row>(rows: Row[], name: string): { append(more: readonly Row[], token: string): Promise<void> } {
    return {
      append: async (more, token) => {
        if (more.length === 0 || this.tokens.has(`${name} ${token}`)) return;
        this.warehouse.write();
        this.tokens.add(`${name} ${token}`);
        rows.push(...more);
      },
    };
  }

  private batch(values: readonly string[], first: number, isRepeated: boolean): Batch {
    const messages = values.map((value, index) => ({
      key: Buffer.from(`${value.includes('"tenantId":"tarde"') ? 'tarde' : TENANT}:s1`),
      value: Buffer.from(value),
      offset: String(first + index),
      timestamp: BROKER_TIME,
      headers: {},
    })) as unknown as KafkaMessage[];
    const range = { first, last: first + values.length - 1 };
    const settle = async (records: readonly OutgoingRecord[], state: string): Promise<void> => {
      this.warehouse.write();
      this.turn.state = state;
      this.published.push(...records);
    };
    const formedAtMs = this.notesMoment ? this.formedAtMs : undefined;
    const token = `sales:0:${range.first}-${range.last}@${formedAtMs}`;
    const step: Batch['step'] = (_name, work) => work();
    const told = { range, formedAtMs, token, isRepeated, resort: 0, lag: 0 } as const;
    return { ...this.turn.take(), messages, ...told, step, settle } as Batch;
  }
}

function ignoreKilled(error: unknown): undefined {
  if (!(error instanceof Killed)) throw error;
}
