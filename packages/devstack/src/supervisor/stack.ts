import { join } from 'node:path';
import { deployables } from '@vitrine/contracts';
import { DemoTeller } from '../demo/demo-teller.js';
import { feedbackOutbox } from '../demo/feedback-outbox.js';
import { keptChain } from '../demo/kept-chain.js';
import { portTaken } from '../engine/engine-failure.js';
import { isPortFree } from '../engine/ports.js';
import { clearLeftover } from '../engine/run-process.js';
import { type Home, openHome } from '../engines/home.js';
import { removeHome } from '../engines/remove-home.js';
import type { KafkaAccess } from '../kafka/kafka-access.js';
import { clearHome } from './clear-home.js';
import { demoPlan, loadPlan } from './demo-plans.js';
import { resolveEngines } from './engine-plans.js';
import { watchFlow } from './flow.js';
import { jobsToRepeat } from './jobs.js';
import { ManagedProcess, type ProcessEvent, type ProcessPlan } from './managed-process.js';
import { migrateEngines } from './migrate-engines.js';
import type { StartOptions } from './options.js';
import { nextOffset } from './port-offset.js';
import { RepeatedJob } from './repeated-job.js';
import { type RunFile, RunFileWriter } from './run-file.js';
import { loadSecrets, type Secrets } from './secrets.js';
import { DEMO_TENANT, EMPTY_TENANT, LOAD_TENANT, seedDemo, seedEmpty, seedLoad } from './seed.js';
import { type ServiceContext, servicePlans } from './service-plans.js';
import { sinksPlan } from './sinks-plan.js';
import type { StatusLine } from './status-line.js';
import { urlsOf } from './urls.js';
import { welcome } from './welcome.js';

const NOTE_AGAIN_MS = 15_000;

/** Everything one `npm start` runs, in the order in which it comes up; `stop()` takes it down, engines last. */
export class Stack {
  private readonly apps: ManagedProcess[] = [];
  private readonly engines: ManagedProcess[] = [];
  private home: Home | undefined;
  private runFile: RunFileWriter | undefined;
  private jobs: RepeatedJob[] = [];
  private isStopped = false;

  constructor(
    private readonly root: string,
    private readonly options: StartOptions,
    private readonly status: StatusLine,
  ) {}

  /** Comes back when the demo's history is in and the shops sell. @throws an error whose message says what to do */
  async start(): Promise<void> {
    const startedAtMs = Date.now();
    this.home = openHome(this.options.home);
    if (this.options.fresh) {
      this.status.step('Starting over: the data of this home are removed');
      await clearHome(this.home.path);
    }
    const secrets = loadSecrets(this.options.home);
    const { plans: enginePlans, addresses } = await resolveEngines(this.options, (words) => this.status.step(words));
    const context: ServiceContext = { ...this.options, ...secrets, root: this.root, engines: addresses };
    const services = [sinksPlan(context), ...servicePlans(context)];
    await this.makeRoom([...enginePlans, ...services]);

    this.openRunFile(context, secrets);
    await this.startAll('Starting Kafka, ClickHouse and Postgres', this.engines, enginePlans);
    await this.step('Creating topics and tables', () => migrateEngines(addresses, this.options.partitions));
    await this.runJobs(context);
    const logins = await this.seed(context, secrets);
    this.runFile?.update({ logins });
    await this.startAll(`Starting ${services.map(({ name }) => name).join(', ')}`, this.apps, services);
    await this.tellDemo(context);
    if (this.isStopped) return;
    for (const job of this.jobs) job.start();
    this.runFile?.update({ status: 'ready', readyAt: new Date().toISOString() });
    const emptyTenant = this.options.demo ? undefined : this.tenantId;
    welcome({ urls: urlsOf(context), logins }, this.options.home, (Date.now() - startedAtMs) / 1000, emptyTenant);
    void watchFlow(urlsOf(context).api, secrets.adminApiKey, this.tenantId, (flow) => this.showFlow(flow));
  }

  /** Safe to call at any moment, also twice. */
  async stop(): Promise<void> {
    if (this.isStopped) return;
    this.isStopped = true;
    this.note({ status: 'stopping' });
    if (this.engines.length > 0 || this.apps.length > 0) this.status.lastStep('Stopping…');
    await Promise.all([...this.jobs, ...this.apps].map((each) => each.stop()));
    await Promise.all(this.engines.map((each) => each.stop()));
    this.runFile?.remove();
    this.home?.release();
    if (this.options.temporary && this.home) removeHome(this.home.path);
  }

  /** The processes that read packages of ours; the dashboard reloads itself. */
  get services(): string[] {
    return deployables.filter(({ folder }) => folder.startsWith('services/')).map(({ name }) => name);
  }

  restart(names: readonly string[]): void {
    for (const each of this.apps) if (names.includes(each.plan.name)) each.restart();
  }

  /** Ends what a killed supervisor left running, then names a port that a stranger holds, before anything is started. */
  private async makeRoom(plans: readonly ProcessPlan[]): Promise<void> {
    await Promise.all(plans.map(clearLeftover));
    for (const { name, port } of plans) {
      if (port !== undefined && !(await isPortFree(port, this.options.bind)))
        throw portTaken(name, port, nextOffset(this.options.portOffset));
    }
  }

  /** Before anything runs that could know a tenant: nothing has to be waited for, and every id can be used again. */
  private async runJobs(context: ServiceContext): Promise<void> {
    this.jobs = jobsToRepeat.map((job) => new RepeatedJob(context, job, (words) => this.status.warn(words)));
    for (const job of this.jobs) await job.beforeSeed({ SETTLE_SECONDS: '0' });
  }

  private async seed(context: ServiceContext, secrets: Secrets): Promise<RunFile['logins']> {
    const { home, demo, loadRate } = this.options;
    const { databaseUrl } = context.engines;
    const logins = await (demo
      ? seedDemo(databaseUrl, home, secrets, this.teller(context).chain)
      : seedEmpty(databaseUrl, home, secrets));
    return loadRate === 0 ? logins : [...logins, ...(await seedLoad(databaseUrl, home, secrets))];
  }

  private async tellDemo(context: ServiceContext): Promise<void> {
    const { demo, incident, loadRate } = this.options;
    if (demo) {
      await this.teller(context).tellUntilNow(this.status);
      // The process that sells reads it from the home.
      this.teller(context).decideLiveIncident(incident);
      await this.startAll('Opening the shops', this.apps, [demoPlan(context)]);
    }
    if (loadRate === 0) return;
    await this.startAll(`Adding ${loadRate} tickets a second in the tenant ${LOAD_TENANT}`, this.apps, [
      loadPlan(context, loadRate),
    ]);
  }

  private openedTeller: DemoTeller | undefined;
  private teller({ engines }: ServiceContext): DemoTeller {
    const { home, stores, demoDays: days } = this.options;
    if (this.openedTeller) return this.openedTeller;
    this.openedTeller = new DemoTeller(home, engines.kafka, { stores, days }, feedbackOutbox(engines.databaseUrl));
    const kept = keptChain(this.openedTeller.size, this.options.askedChain);
    if (kept) this.status.warn(kept);
    return this.openedTeller;
  }

  private async startAll(words: string, group: ManagedProcess[], plans: readonly ProcessPlan[]): Promise<void> {
    await this.step(words, async () => {
      const started = plans.map((plan) => new ManagedProcess(plan, (event) => this.onProcess(event)));
      group.push(...started);
      await Promise.all(started.map((each) => each.start()));
    });
  }

  private async step(words: string, work: () => Promise<void>): Promise<void> {
    if (this.isStopped) return;
    this.status.step(`${words}…`);
    await work();
  }

  private onProcess(event: ProcessEvent): void {
    if (event.kind === 'restarting') this.status.step(`${event.name} restarts: its source changed`);
    if (event.kind === 'died') {
      this.status.warn(
        `${event.name} ended (${event.why}); starting it again in ${event.againInMs / 1000} s. Logs: ${join(this.options.home, 'logs')}`,
      );
    }
    this.noteProcesses();
  }

  private noteProcesses(): void {
    const running = [...this.engines, ...this.apps].flatMap(({ plan, pid }) =>
      pid === undefined ? [] : [{ name: plan.name, pid, ...(plan.port === undefined ? {} : { port: plan.port }) }],
    );
    const isNoted = this.note({ processes: [{ name: 'supervisor', pid: process.pid }, ...running] });
    if (!isNoted) setTimeout(() => this.isStopped || this.noteProcesses(), NOTE_AGAIN_MS).unref();
  }

  /** A full disk must end nothing that runs, nor keep anything from being stopped. */
  private note(change: Partial<RunFile>): boolean {
    try {
      this.runFile?.update(change);
      return true;
    } catch (error) {
      this.status.warn(`run.json cannot be written: ${error instanceof Error ? error.message : error}`);
      return false;
    }
  }

  private showFlow(flow: string): boolean {
    if (!this.isStopped) this.status.live([...this.engines, ...this.apps], flow);
    return this.isStopped;
  }

  private get tenantId(): string {
    return this.options.demo ? DEMO_TENANT : EMPTY_TENANT;
  }

  private openRunFile(context: ServiceContext, secrets: Secrets): void {
    this.runFile = new RunFileWriter(this.options.home, {
      status: 'starting',
      startedAt: new Date().toISOString(),
      readyAt: null,
      urls: urlsOf(context),
      processes: [{ name: 'supervisor', pid: process.pid }],
      logins: [],
      apiKeys: { admin: secrets.adminApiKey, producer: secrets.producerApiKey },
      kafkaLogins: loginsOf(context.engines.kafka),
      tenantId: this.tenantId,
    });
    this.runFile.update({});
  }
}

const loginsOf = ({ logins }: KafkaAccess): RunFile['kafkaLogins'] =>
  logins ? { admin: logins.admin, producer: logins.producer } : null;
