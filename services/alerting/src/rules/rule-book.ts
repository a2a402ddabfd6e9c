import { type FactNeeds, factNeeds } from '@vitrine/alert-rules';
import type { BusLog } from '@vitrine/bus';
import type { Clock } from '@vitrine/consumer';
import type { StateChanged } from '@vitrine/contracts';
import type { ActiveVersion, KeptRule, Store } from '@vitrine/store';
import { atOnce } from '../at-once.js';
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
  /** By their ids: one whose version stays is not read again. */
  readonly kept: ReadonlyMap<string, KeptRule>;
  /** What was read, with what was due then: another text means another page. */
  readonly version: string;
  readonly factsAtMs: number;
  /** What the facts were read for. */
  readonly needs: string;
}

/** Their facts are read of the warehouse, which answers others meanwhile. */
const TENANTS_AT_ONCE = 4;
const COMPARE_MS = 30_000;
/** Who makes a thousand rules has them read together: each counts within two seconds all the same. */
const PAUSE_MS = 250;
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
  private readonly readAtMs = new Map<string, number>();
  private readonly waiting = new Map<string, NodeJS.Timeout>();
  private loadingAll: Promise<void> | undefined;
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

  /** What has been read when the first partition is claimed, the claim need not wait for. */
  start(): void {
    void this.loadAll().catch((error) => this.warn(error));
    this.timer = setInterval(() => void this.compare().catch((error) => this.warn(error)), COMPARE_MS);
    this.timer.unref();
  }

  stop(): void {
    clearInterval(this.timer);
    for (const wait of this.waiting.values()) clearTimeout(wait);
  }

  /** Makes `of` answer for every tenant that has rules. @throws StoreUnavailable | WarehouseUnavailable */
  loadAll(): Promise<void> {
    this.loadingAll ??= this.readAll().finally(() => {
      this.loadingAll = undefined;
    });
    return this.loadingAll;
  }

  /** Makes `of` answer for this tenant. @throws StoreUnavailable | WarehouseUnavailable */
  load(tenantId: string): Promise<void> {
    return this.pages.has(tenantId) ? Promise.resolve() : this.read(tenantId);
  }

  /** Somebody changed a rule: it is read at once, or a moment after the last reading has ended. */
  changed({ tenantId, kind }: Pick<StateChanged, 'tenantId' | 'kind'>): void {
    if (kind === 'alertRule') this.readSoon(tenantId);
  }

  /** A correction or a late sale changed a day before today: what is held against the past is read again, soon and not at once for each. */
  changedPast(tenantId: string): void {
    this.pastChanged.add(tenantId);
  }

  /** What a lost message did not tell, rules whose pause has ended, and facts that are old. */
  async compare(): Promise<void> {
    const nowMs = this.parts.clock.nowMs();
    const active = await this.parts.store.alertRules.versions();
    const byTenant = groupBy(active, ({ tenantId }) => tenantId);
    for (const tenantId of new Set([...byTenant.keys(), ...this.pages.keys()])) {
      const page = this.pages.get(tenantId);
      const version = versionOf(byTenant.get(tenantId) ?? [], nowMs);
      if (page?.version !== version || this.isOld(tenantId, page, this.parts.replay.nowMs(tenantId, nowMs)))
        await this.read(tenantId).catch((error) => this.warn(error));
    }
  }

  private async readAll(): Promise<void> {
    const rules = await this.parts.store.alertRules.versions();
    const tenants = [...new Set(rules.map(({ tenantId }) => tenantId))];
    await atOnce(TENANTS_AT_ONCE, tenants, (tenantId) => this.load(tenantId));
  }

  private readSoon(tenantId: string): void {
    if (this.waiting.has(tenantId)) return;
    const nextMs = (this.readAtMs.get(tenantId) ?? Number.NEGATIVE_INFINITY) + PAUSE_MS;
    const read = () => {
      this.waiting.delete(tenantId);
      void this.read(tenantId).catch((error) => this.warn(error));
    };
    const waitMs = nextMs - performance.now();
    if (waitMs <= 0) read();
    else this.waiting.set(tenantId, setTimeout(read, waitMs).unref());
  }

  private read(tenantId: string): Promise<void> {
    const underWay = this.loading.get(tenantId);
    if (underWay) {
      this.stale.add(tenantId);
      return underWay;
    }
    const done = this.readNow(tenantId).finally(() => {
      this.loading.delete(tenantId);
      this.readAtMs.set(tenantId, performance.now());
      if (this.stale.delete(tenantId)) this.readSoon(tenantId);
    });
    this.loading.set(tenantId, done);
    return done;
  }

  private async readNow(tenantId: string): Promise<void> {
    const { store, clock } = this.parts;
    const nowMs = clock.nowMs();
    const kept = await this.keptOf(tenantId);
    const due = kept.filter((rule) => isDue(rule, nowMs));
    const needs = factNeeds(due.map(({ rule }) => rule));
    const { facts, ...read } = await this.factsOf(tenantId, needs, this.parts.replay.nowMs(tenantId, nowMs));
    const rules = tenantRulesOf(++this.revision, await watchedRules(due, facts, store.users), facts);
    const byId = new Map(kept.map((rule) => [rule.id, rule]));
    this.pages.set(tenantId, { rules, kept: byId, version: versionOf(kept, nowMs), ...read });
  }

  /** Rules of the tenant that are on, in order. Of a rule that changes meanwhile another message tells. */
  private async keptOf(tenantId: string): Promise<KeptRule[]> {
    const { alertRules } = this.parts.store;
    const known = this.pages.get(tenantId)?.kept;
    const versions = await alertRules.versions(tenantId);
    const isKnown = ({ id, version }: ActiveVersion) => known?.get(id)?.version === version;
    const fresh = await alertRules.listActive(
      tenantId,
      versions.filter((row) => !isKnown(row)).map(({ id }) => id),
    );
    const freshById = new Map(fresh.map((rule) => [rule.id, rule]));
    return versions.flatMap((row) => (isKnown(row) ? known?.get(row.id) : freshById.get(row.id)) ?? []);
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

const versionOf = (rules: readonly ActiveVersion[], nowMs: number): string =>
  rules.map((rule) => `${rule.id}@${rule.version}${isDue(rule, nowMs) ? '' : '-'}`).join(' ');
