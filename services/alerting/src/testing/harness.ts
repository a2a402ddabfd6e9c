import { EngineHarness, type RunningConsumer, runInProcess, takeEngines } from '@vitrine/consumer/testing';
import {
  type AcceptedTicket,
  type AlertRaised,
  type AlertRuleDraft,
  kafkaUses,
  ticketKeyOf,
  topics,
} from '@vitrine/contracts';
import { createLogger, createRegistry } from '@vitrine/platform';
import { TENANT } from '@vitrine/testing';
import { AlertingModule } from '../alerting.module.js';
import { type Env, readEnv } from '../env.js';

/** Alerting on the shared engines, with one tenant. */
export class Harness extends EngineHarness<Env> {
  /** The environment of a process of its own. */
  variables: NodeJS.ProcessEnv = {};

  static async start(suite: string, options: { partitions?: number } = {}): Promise<Harness> {
    const { source, dropDatabase } = await takeEngines(suite);
    const variables = { ...source, PRIVACY_KEY: 'ab'.repeat(32) };
    const harness = new Harness(readEnv(variables), kafkaUses.alerting.group, dropDatabase);
    harness.variables = variables;
    await harness.open(options.partitions ?? 3);
    await harness.createTenant(TENANT, 'BRL');
    return harness;
  }

  /** Runs alerting inside this process. */
  async alert(changed: Partial<Env> = {}): Promise<RunningConsumer> {
    const logger = createLogger('alerting', this.env.LOG_LEVEL);
    const registry = createRegistry('alerting');
    return this.keep(await runInProcess(AlertingModule.with, { env: { ...this.env, ...changed }, logger, registry }));
  }

  /** As processing publishes them. */
  sendAccepted(tickets: readonly AcceptedTicket[], headers: Record<string, string> = {}): Promise<void> {
    const recordOf = (ticket: AcceptedTicket) => ({
      ...{ key: ticketKeyOf(ticket), value: JSON.stringify(ticket), headers },
    });
    return this.send(topics.salesAccepted, tickets.map(recordOf));
  }

  /** A rule of the tenant's own, which is on. */
  async rule(draft: AlertRuleDraft): Promise<string> {
    const [made] = await this.store.alertRules.create([{ tenantId: TENANT, state: 'on', rule: draft, authorId: null }]);
    return made?.id ?? '';
  }

  /** Everything that was told, in order of its topic. */
  async raised(): Promise<AlertRaised[]> {
    const messages = await this.read(topics.alertsRaised);
    return messages.map(({ value }) => JSON.parse(String(value)) as AlertRaised);
  }
}
