import type { AlertRulePatch, AlertRuleRequest, AlertRuleSaved } from '@vitrine/contracts';
import { ProblemError } from '@vitrine/platform';
import type { KeptRule, RuleChange, Store } from '@vitrine/store';
import type { Directory } from '@vitrine/warehouse';
import type { Access } from '../access/access.js';
import { keptRows, type ListQuery } from '../http/created-list.js';
import { overlappingRules } from './overlapping-rules.js';
import { type RuleContext, refuse, refuseBeyond, refuseSilent } from './rule-checks.js';
import { RuleGround } from './rule-ground.js';
import { notReady, toRule } from './rule-item.js';
import { senselessParts } from './senseless-parts.js';
import type { SoldItems } from './sold-items.js';

/** Of a tenant. What is beyond is a program that makes rules by mistake. */
const MOST_RULES = 1_000;
const MOST_OVERLAPS = 100;

type Judged = Pick<KeptRule, 'tenantId' | 'authorId' | 'rule'>;

/** Rules as their readers see them and their makers may change them. */
export class ManagedRules {
  constructor(
    private readonly store: Store,
    private readonly directory: Directory,
    private readonly sold: Pick<SoldItems, 'unsoldOf'>,
  ) {}

  ground(access: Access): Promise<RuleGround> {
    return RuleGround.read(access, this.store, this.directory);
  }

  /** @throws 404 as well for a rule that looks at nothing the caller sees */
  async find(access: Access, id: string, ground: RuleGround): Promise<KeptRule> {
    const row = await this.store.alertRules.find(access.tenant.id, id);
    if (row === undefined || !ground.sees(row)) throw new ProblemError(404, 'not_found');
    return row;
  }

  /** @throws 403 for a rule that looks at more than the caller sees */
  async findHeld(access: Access, id: string, ground: RuleGround): Promise<KeptRule> {
    const row = await this.find(access, id, ground);
    if (!ground.holds(row)) throw new ProblemError(403, 'outside_scope');
    return row;
  }

  /** One more than a page, or all there are. */
  list(access: Access, query: ListQuery, ground: RuleGround, isAsked: (row: KeptRule) => boolean): Promise<KeptRule[]> {
    return keptRows(
      query,
      (page) => this.store.alertRules.list(access.tenant.id, page),
      async (row) => (isAsked(row) && ground.sees(row) ? row : undefined),
    );
  }

  async make(access: Access, { rule, state }: AlertRuleRequest): Promise<AlertRuleSaved> {
    const ground = await this.ground(access);
    const asked = { tenantId: access.tenant.id, authorId: authorOf(access), rule };
    const context = refuseWrong(access, asked, ground);
    refuse(senselessParts(rule));
    if (state === 'on') refuseSilent(rule, context);
    if ((await this.store.alertRules.count(access.tenant.id)) >= MOST_RULES)
      throw new ProblemError(409, 'too_many_rules', { params: { most: MOST_RULES } });
    const [row] = await this.store.alertRules.create([{ ...asked, state }]);
    if (row === undefined) throw new Error('The rule vanished while it was made.');
    await this.note(access, 'created', row.id);
    return this.saved(access, row, ground);
  }

  /** @throws 412 changed_meanwhile when somebody else was first */
  async change(access: Access, before: KeptRule, patch: AlertRulePatch, ground: RuleGround): Promise<AlertRuleSaved> {
    const change = changeOf(before, patch);
    if (change.rule !== undefined) change.authorId = heirOf(before, access, ground);
    const after = { ...before, ...change };
    if (change.rule !== undefined || change.state === 'on') {
      const context = refuseWrong(access, after, ground, before);
      refuse(senselessParts(after.rule));
      if (after.state === 'on') refuseSilent(after.rule, context);
    }
    const row = await this.store.alertRules.change(before, change, authorOf(access));
    if (row === undefined) throw new ProblemError(412, 'changed_meanwhile');
    await this.note(access, 'changed', row.id);
    return this.saved(access, row, ground);
  }

  async remove(access: Access, row: KeptRule): Promise<void> {
    if (!(await this.store.alertRules.delete(row))) throw new ProblemError(412, 'changed_meanwhile');
    await this.note(access, 'deleted', row.id);
  }

  /** What it names and nobody sold so far, where the caller looks. */
  unsoldOf({ scope }: Access, rule: KeptRule['rule']): Promise<AlertRuleSaved['unsold']> {
    return this.sold.unsoldOf(rule, scope);
  }

  private async saved(access: Access, row: KeptRule, ground: RuleGround): Promise<AlertRuleSaved> {
    const { alertRules: rules } = this.store;
    const [overlaps, unsold] = await Promise.all([
      overlappingRules(row, { rules, ground, most: MOST_OVERLAPS }),
      this.unsoldOf(access, row.rule),
    ]);
    const named = overlaps.map(({ id, rule }) => ({ ruleId: id, name: rule.name }));
    return { ...toRule(row, ground), overlaps: named, unsold };
  }

  private async note({ tenant, actor }: Access, what: string, subject: string): Promise<void> {
    await this.store.audit.add({ tenantId: tenant.id, actor: actor.id, action: `alertRule.${what}`, subject });
  }
}

/**
 * Refuses what reaches too far, and what the engine could not tell.
 * @returns what it was held against
 * @throws 400 | 403 with every field that is wrong
 */
export function refuseWrong(access: Access, asked: Judged, ground: RuleGround, before?: KeptRule): RuleContext {
  const context = ground.contextFor(asked, before);
  refuseUnbound(access, asked);
  refuseBeyond(asked.rule, context);
  const fault = notReady({ id: '', version: 1, rule: asked.rule }, ground.facts, context.judged.stores);
  if (fault !== undefined) refuse([{ pointer: fault.pointer, code: fault.code, message: fault.sentence }]);
  return context;
}

/** Null for a program: there is nobody whose scope could be asked for later. */
export function authorOf({ actor }: Access): string | null {
  return actor.kind === 'user' ? actor.id : null;
}

/**
 * What a program makes is judged by the whole tenant's scope, so a limited program must name its stores.
 * @throws 400 invalid_body
 */
function refuseUnbound({ scope }: Access, { authorId, rule: { storeIds, grain } }: Judged): void {
  const isUnbound = storeIds === undefined || grain === 'region' || grain === 'network';
  if (authorId === null && scope.stores !== 'all' && isUnbound)
    refuse([{ pointer: '/storeIds', code: 'stores_required' }]);
}

/** The author stays, whoever changes the rule: so it does not widen. Of an author who is gone the rule goes to whoever saves it. */
function heirOf({ authorId }: KeptRule, access: Access, ground: RuleGround): string | null {
  const isKept = authorId === null ? access.scope.stores === 'all' : ground.isAuthorThere(authorId);
  return isKept ? authorId : authorOf(access);
}

/** @throws 400 for a pause that is over already */
function changeOf(before: KeptRule, { rule, state, pausedUntil }: AlertRulePatch, now = Date.now()): RuleChange {
  const until = pausedUntil === undefined || pausedUntil === null ? pausedUntil : new Date(pausedUntil);
  if (until && until.getTime() <= now)
    throw new ProblemError(400, 'invalid_body', { errors: [{ pointer: '/pausedUntil', code: 'in_the_past' }] });
  const isEnded = state !== undefined && state !== before.state && until === undefined;
  return {
    ...(rule !== undefined && { rule }),
    ...(state !== undefined && { state }),
    ...(until !== undefined && { pausedUntil: until }),
    ...(isEnded && { pausedUntil: null }),
  };
}
