import { channelsOf, conditionsOf, exampleEvidence, exampleLevel, needsOf } from '@vitrine/alert-rules';
import type { AlertRuleTest, AlertSubject } from '@vitrine/contracts';
import { canSeeStore } from '@vitrine/domain';
import { ProblemError } from '@vitrine/platform';
import { type AlertEndpointRow, type KeptRule, newId, type RuleTest, type Store } from '@vitrine/store';
import type { Access } from '../access/access.js';
import type { RuleGround } from './rule-ground.js';

/** Of one person or key. */
const MOST = 5;
const WITHIN_MS = 600_000;
/** Stands for whatever a rule says nothing more of: a seller or product of this name is nobody's. */
const EXAMPLE = 'TEST';

type To = AlertRuleTest['to'][number];
type Kept = Pick<Store, 'alertRuleTests' | 'alertEndpoints' | 'notificationSettings' | 'audit'>;

/** Messages by which somebody sees how a rule reaches people: to themselves and the rule's webhooks, and to nobody else. */
export class RuleTests {
  constructor(private readonly store: Kept) {}

  /** @throws 403 for figures the caller may not see | 409 when there is nobody to send to | 429 with Retry-After */
  async send(access: Access, row: KeptRule, ground: RuleGround, now: Date = new Date()): Promise<AlertRuleTest> {
    refuseHidden(access, row);
    const to = [...(await this.toCaller(access, row)), ...(await this.toEndpoints(row))];
    if (to.length === 0) throw new ProblemError(409, 'nobody_to_test');
    const test = this.made(access, row, ground, now);
    const deliveries = to.map(({ deliveryId: id, channel, recipient }) => ({
      ...{ id, channel },
      ...(channel === 'webhook' || channel === 'slack' ? { endpointId: recipient.id } : { userId: recipient.id }),
    }));
    const isAsked = await this.store.alertRuleTests.ask({ test, deliveries, most: MOST, withinMs: WITHIN_MS });
    if (!isAsked) throw tooMany();
    const { tenant, actor } = access;
    await this.store.audit.add({ tenantId: tenant.id, actor: actor.id, action: 'alertRule.tested', subject: row.id });
    return { id: test.id, askedAt: now.toISOString(), to };
  }

  /** By the channels that both the rule and the caller want; quiet hours and budget are not asked: whoever asks is there. */
  private async toCaller({ actor }: Access, { rule: { routing } }: KeptRule): Promise<To[]> {
    if (actor.kind !== 'user' || routing.to === 'endpoints') return [];
    const settings = await this.store.notificationSettings.find(actor.id);
    const recipient = { id: actor.id, name: actor.user.name };
    return channelsOf(routing.channels, settings ?? { channels: ['app'] }).map((channel) => ({
      ...{ deliveryId: newId(), channel, recipient },
    }));
  }

  private async toEndpoints({ tenantId, rule: { routing } }: KeptRule): Promise<To[]> {
    const found = await Promise.all(routing.endpointIds.map((id) => this.store.alertEndpoints.find(tenantId, id)));
    return found
      .filter((one): one is AlertEndpointRow => one !== undefined && one.state !== 'off')
      .map(({ id, name, kind }) => ({ deliveryId: newId(), channel: kind, recipient: { id, name } }));
  }

  private made({ scope, actor }: Access, row: KeptRule, ground: RuleGround, askedAt: Date): RuleTest {
    const { id: ruleId, tenantId, version: ruleVersion, rule } = row;
    const stores = ground.reachOf(row).filter((storeId) => canSeeStore(scope, storeId));
    return {
      ...{ id: newId(), tenantId, ruleId, ruleVersion, ruleName: rule.name, template: rule.template ?? null },
      ...{ askedBy: actor.id, askedAt, subject: subjectOf(row, stores[0] ?? EXAMPLE, ground) },
      ...{ level: exampleLevel(rule), evidence: exampleEvidence(rule, askedAt.getTime()) },
    };
  }
}

/** Made up as they are, figures of costs are only for who may see such. @throws 403 */
function refuseHidden({ permissions }: Access, { rule }: KeptRule): void {
  if (needsOf(rule).some((need) => !permissions.has(need)))
    throw new ProblemError(403, 'outside_scope', {
      errors: conditionsOf(rule).map(({ pointer }) => ({ pointer: `/rule${pointer}`, code: 'not_for_your_role' })),
    });
}

function subjectOf({ rule }: KeptRule, storeId: string, ground: RuleGround): AlertSubject {
  const { grain } = rule;
  switch (grain) {
    case 'network':
      return { grain };
    case 'region':
      return { grain, regionId: ground.facts.stores.get(storeId)?.region ?? EXAMPLE };
    case 'store':
      return { grain, storeId };
    case 'seller':
      return { grain, storeId, sellerId: EXAMPLE };
    case 'product':
      return { grain, storeId, productId: rule.productIds?.[0] ?? EXAMPLE };
    case 'category':
      return { grain, storeId, category: rule.categories?.[0] ?? EXAMPLE };
    case 'ticket':
      return { grain, storeId, ticketId: EXAMPLE };
  }
}

function tooMany(): ProblemError {
  const headers = { 'retry-after': String(WITHIN_MS / 1_000) };
  return new ProblemError(429, 'too_many_tests', { headers, params: { most: MOST, minutes: WITHIN_MS / 60_000 } });
}
