import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { topicName, withAdmin } from '@vitrine/bus';
import { EngineHarness, type RunningConsumer, runInProcess, takeEngines } from '@vitrine/consumer/testing';
import { kafkaUses, ticketKeyOf, topics } from '@vitrine/contracts';
import { createLogger, createRegistry } from '@vitrine/platform';
import { TENANT } from '@vitrine/testing';
import { SaleLines } from '@vitrine/warehouse';
import { type Env, readEnv } from '../env.js';
import { RecommendationsModule } from '../recommendations.module.js';
import type { Told } from './a-shop.js';

const DIES = fileURLToPath(new URL('./dies-after-insert.fixture.js', import.meta.url)).replace('/src/', '/dist/');

const MAIN = fileURLToPath(new URL('../main.js', import.meta.url)).replace('/src/', '/dist/');

/** So that tests do not wait for what is paced for large shops. */
const HASTY = { CLICKHOUSE_INSERT_DEADLINE_MS: '1000', INDEX_REFRESH_MS: '200' };

export interface RunningProcess {
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** The service on the shared engines, with one tenant. */
export class Harness extends EngineHarness<Env> {
  private variables: NodeJS.ProcessEnv = {};
  private facts = 0;

  /** @param own the service's variables; none is what an installation has that sets nothing */
  static async start(suite: string, partitions = 3, own: NodeJS.ProcessEnv = HASTY): Promise<Harness> {
    const { source, dropDatabase } = await takeEngines(suite);
    const variables = { ...source, ...own };
    const harness = new Harness(readEnv(variables), kafkaUses.recommendations.group, dropDatabase);
    harness.variables = variables;
    await harness.open(partitions);
    await harness.createTenant(TENANT, 'BRL');
    return harness;
  }

  /** Runs the service inside this process. */
  async run(): Promise<RunningConsumer> {
    const logger = createLogger('recommendations', this.env.LOG_LEVEL);
    const registry = createRegistry('recommendations');
    return this.keep(await runInProcess(RecommendationsModule.with, { env: this.env, logger, registry }));
  }

  /** Runs it as a process, as it was last built. It is killed with the harness, if it has not ended before. */
  start(): RunningProcess {
    const child = spawn(process.execPath, [MAIN], { env: this.variables, stdio: ['ignore', 'ignore', 'inherit'] });
    const exit = once(child, 'exit');
    const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
      child.kill(signal);
      await exit;
    };
    this.keep({ stop: () => end('SIGKILL') });
    return { end };
  }

  /** Runs it as a process, as it was last built, until it kills itself after its first insert. @returns how it ended */
  async runUntilKilled(): Promise<unknown> {
    const child = spawn(process.execPath, [DIES], { env: this.variables, stdio: ['ignore', 'ignore', 'inherit'] });
    this.keep({ stop: async () => void child.kill('SIGKILL') });
    const [, signal] = await once(child, 'exit');
    return signal;
  }

  /** Into the facts, as processing does before it tells of them. */
  async writeFacts(told: readonly Told[]): Promise<void> {
    const rows = told.flatMap((one) => one.rows);
    await new SaleLines(this.warehouse).append(rows, `facts-${++this.facts}`);
  }

  /** As retention does, with all that is in the topic now. */
  async deleteRecords(topic: string): Promise<void> {
    const name = topicName(this.env, topic);
    await withAdmin(this.kafka, async (admin) => {
      const ends = await admin.fetchTopicOffsets(name);
      const partitions = ends.map(({ partition, high }) => ({ partition, offset: high }));
      await admin.deleteTopicRecords({ topic: name, partitions });
    });
  }

  /** Into the facts, and told on the topic. */
  async sell(told: readonly Told[]): Promise<void> {
    await this.writeFacts(told);
    await this.send(
      topics.salesAccepted,
      told.map(({ record }) => ({ key: ticketKeyOf(record), value: JSON.stringify(record) })),
    );
  }
}
