import { type FactNeeds, factNeeds } from '@vitrine/alert-rules';
import type { BusLog } from '@vitrine/bus';
import type { Clock } from '@vitrine/consumer';
import type { StateChanged } from '@vitrine/contracts';
import type { KeptRule, Store } from '@vitrine/store';
import { groupBy } from '../group-by.js';
import type { Replay } from '../replay/replay.js';
import type { FactsSource } from './facts-source.js';
import { type TenantRules, tenantRulesOf } from './tenant-rules.js';
import { isDue, watchedRules } from './watched-rules.js';

export interface RuleBookParts {
  readonly store: Pick<Store, 'alertRules' | 'users'>;
  readonly facts: FactsSource;
  readonly clock: Clock;
  readonly replay: Pick<Replay, 'nowMs'>;
  readonly log: BusLog;
}

interface Page {
  readonly rules: TenantRules;
  /** What was read, with what was due then: another text means another page. */
  readonly version: string;
  readonly factsAtMs: number;
  /** What the facts were read for. */
  readonly needs: string;
}

const COMPARE_MS = 30_000;
const FACTS_MS = 3_600_000;
/** Of a tenant whose days before today were changed. An import changes them without a break: its sales are not read again with each. */
const CHANGED_FACTS_MS = 300_000;
/** Of a tenant that has never sold: its first sales are soon known, and there is little to read. */
const EMPTY_FACTS_MS = 60_000;

/** The rules of every tenant in this process's memory, changed as people change them. */
export class RuleBook {
  private readonly pages = new Map<string, Page>();
  private readonly loading = new Map<string, Promise<void>>();
  private readonly stale = new Set<string>();
  /** Tenants of whom the facts do not have a correction or a late sale yet. */
  private readonly pastChanged = new Set<string>();
  private revision = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: RuleBookParts) {}

  /** Undefined until `load` has read them. */
  of(tenantId: string): TenantRules | undefined {
    return this.pages.get(tenantId)?.rules;
  }

  tenantIds(): string[] {
    return [...this.pages.keys()];
  }

  start(): void {
    this.timer = setInterval(() => void this.compare().catch((error) => this.warn(error)), COMPARE_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** Makes `of` answer for every tenant that has rules. @throws StoreUnavailable | WarehouseUnavailable */
  async loadAll(): Promise<void> {
    const rules = await this.parts.store.alertRules.listActive();
    const tenants = new Set(rules.map(({ tenantId }) => tenantId));
    for (const tenantId of tenants) await this.load(tenantId);
  }

  /** Makes `of` answer for this tenant. @throws StoreUnavailable | WarehouseUnavailable */
  load(tenantId: string): Promise<void> {
    return this.pages.has(tenantId) ? Promise.resolve() : this.read(tenantId);
  }

  /** Somebody changed a rule: it is read at once, and again as soon as the reading under way has ended. */
  changed({ tenantId, kind }: Pick<StateChanged, 'tenantId' | 'kind'>): void {
    if (kind !== 'alertRule') return;
    void this.read(tenantId).catch((error) => this.warn(error));
  }

  /** A correction or a late sale changed a day before today: what is held against the past is read again, soon and not at once for each. */
  changedPast(tenantId: string): void {
    this.pastChanged.add(tenantId);
  }

  /** What a lost message did not tell, rules whose pause has ended, and facts that are old. */
  async compare(): Promise<void> {
    const nowMs = this.parts.clock.nowMs();
    const active = await this.parts.store.alertRules.listActive();
    const byTenant = groupBy(active, ({ tenantId }) => tenantId);
    for (const tenantId of new Set([...byTenant.keys(), ...this.pages.keys()])) {
      const page = this.pages.get(tenantId);
      const version = versionOf(byTenant.get(tenantId) ?? [], nowMs);
      if (page?.version !== version || this.isOld(tenantId, page, this.parts.replay.nowMs(tenantId, nowMs)))
        await this.read(tenantId).catch((error) => this.warn(error));
    }
  }

  private read(tenantId: string): Promise<void> {
    const underWay = this.loading.get(tenantId);
    if (underWay) {
      this.stale.add(tenantId);
      return underWay;
    }
    const done = this.readNow(tenantId).finally(() => {
      this.loading.delete(tenantId);
      if (this.stale.delete(tenantId)) void this.read(tenantId).catch((error) => this.warn(error));
    });
    this.loading.set(tenantId, done);
    return done;
  }

  private async readNow(tenantId: string): Promise<void> {
    const { store, clock } = this.parts;
    const nowMs = clock.nowMs();
    const kept = await store.alertRules.listActive(tenantId);
    const due = kept.filter((rule) => isDue(rule, nowMs));
    const needs = factNeeds(due.map(({ rule }) => rule));
    const { facts, ...read } = await this.factsOf(tenantId, needs, this.parts.replay.nowMs(tenantId, nowMs));
    const rules = tenantRulesOf(++this.revision, await watchedRules(due, facts, store.users), facts);
    this.pages.set(tenantId, { rules, version: versionOf(kept, nowMs), ...read });
  }

  /** Other rules may need other facts. A failed reading leaves the old ones. */
  private async factsOf(tenantId: string, needed: FactNeeds, nowMs: number) {
    const page = this.pages.get(tenantId);
    const needs = JSON.stringify({ ...needed, parts: [...needed.parts].sort() });
    const before = page && { facts: page.rules.facts, factsAtMs: page.factsAtMs, needs: page.needs };
    if (before && !this.isOld(tenantId, page, nowMs) && before.needs === needs) return before;
    // What changes while the facts are read may not be in them.
    const isChanged = this.pastChanged.delete(tenantId);
    try {
      return { facts: await this.parts.facts.read(tenantId, needed, nowMs), factsAtMs: nowMs, needs };
    } catch (error) {
      if (isChanged) this.pastChanged.add(tenantId);
      if (!before) throw error;
      this.warn(error);
      return before;
    }
  }

  private isOld(tenantId: string, { rules: { facts }, factsAtMs }: Page, nowMs: number): boolean {
    const hasSold = facts.soldDaysOf({ grain: 'network', key: '' }) > 0;
    const known = hasSold ? FACTS_MS : EMPTY_FACTS_MS;
    // The time of a replay lies before that of the wall, by which facts are read until its first event.
    return Math.abs(nowMs - factsAtMs) >= (this.pastChanged.has(tenantId) ? Math.min(known, CHANGED_FACTS_MS) : known);
  }

  private warn(error: unknown): void {
    this.parts.log.warn({ error: String(error) }, 'rules or their facts could not be read; those of before are used');
  }
}

const versionOf = (rules: readonly KeptRule[], nowMs: number): string =>
  rules.map((rule) => `${rule.id}@${rule.version}${isDue(rule, nowMs) ? '' : '-'}`).join(' ');
