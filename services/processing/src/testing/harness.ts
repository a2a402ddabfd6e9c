import { EngineHarness, type RunningConsumer, runInProcess, takeEngines } from '@vitrine/consumer/testing';
import { type CatalogEvent, catalogKeyOf, kafkaUses, ticketKeyOf, topics } from '@vitrine/contracts';
import { createLogger, createRegistry } from '@vitrine/platform';
import { TENANT } from '@vitrine/testing';
import { type Env, readEnv } from '../env.js';
import { ProcessingModule } from '../processing.module.js';
import type { SettleHooks } from '../sales/sales-writer.js';

/** Processing on the shared engines, with one tenant. */
export class Harness extends EngineHarness<Env> {
  static async start(suite: string, options: { partitions?: number } = {}): Promise<Harness> {
    const { source, dropDatabase } = await takeEngines(suite);
    const env = readEnv({ ...source, PRIVACY_KEY: 'ab'.repeat(32) });
    const harness = new Harness(env, kafkaUses.processing.group, dropDatabase);
    await harness.open(options.partitions ?? 3);
    await harness.createTenant(TENANT, 'BRL');
    return harness;
  }

  /** Runs processing inside this process. */
  async process(hooks: SettleHooks = {}, changed: Partial<Env> = {}): Promise<RunningConsumer> {
    const logger = createLogger('processing', this.env.LOG_LEVEL);
    const registry = createRegistry('processing');
    const parts = { env: { ...this.env, ...changed }, logger, registry, hooks };
    return this.keep(await runInProcess(ProcessingModule.with, parts));
  }

  sendTickets(tickets: readonly { tenantId: string; storeId: string }[]): Promise<void> {
    return this.send(
      topics.salesRaw,
      tickets.map((ticket) => ({ key: ticketKeyOf(ticket), value: JSON.stringify(ticket) })),
    );
  }

  sendCatalog(events: readonly CatalogEvent[]): Promise<void> {
    return this.send(
      topics.catalogRaw,
      events.map((event) => ({ key: catalogKeyOf(event), value: JSON.stringify(event) })),
    );
  }

  /** Resolves when the group has settled every message that is in the topic now, transaction markers left aside. */
  override settled(topic: string = topics.salesRaw, timeoutMs?: number): Promise<void> {
    return super.settled(topic, timeoutMs);
  }
}
