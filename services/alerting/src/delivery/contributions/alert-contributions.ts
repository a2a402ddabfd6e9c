import type { Clock } from '@vitrine/consumer';
import type { MetricQuery } from '@vitrine/contracts';
import { canSeeStore } from '@vitrine/domain';
import {
  type AlertFacts,
  type AlertPlace,
  type AskMetrics,
  type Moved,
  revealsCost,
  whatMoved,
} from '@vitrine/metrics';
import type { Tenant } from '@vitrine/store';
import type { Directory, ScopedAnswers } from '@vitrine/warehouse';
import type { AllowedDelivery, ToldScope } from '../sending/allowed-delivery.js';
import type { InTime } from './in-time.js';

/** Asks what moved the figure of an alert, for the message that tells of it. */
export interface Contributions {
  of(due: AllowedDelivery, facts: AlertFacts, place: AlertPlace): Promise<Moved>;
}

export interface ContributionParts {
  readonly answers: Pick<ScopedAnswers, 'answer'>;
  readonly directory: Pick<Directory, 'storesOf'>;
  readonly tenantOf: (tenantId: string) => Promise<Tenant | undefined>;
  readonly inTime: Pick<InTime, 'ask'>;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly limits: Pick<ContributionLimits, 'withinMs' | 'inTimeMs'>;
}

export const NOTHING: Moved = { contributors: [], findings: [] };

/** How long a message may wait for its contributors. */
export interface ContributionLimits {
  readonly withinMs: number;
  /** A message that is later than this, because others wait before it, does not wait for more. */
  readonly inTimeMs: number;
  /** A question that its message has not waited for may still serve the next one. */
  readonly queryMs: number;
}
export const LIMITS: ContributionLimits = { withinMs: 300, inTimeMs: 500, queryMs: 2_000 };

/** The same answer serves everybody of one scope who is told of one change. */
const SHARED_MS = 30_000;
const MOST_SHARED = 500;

/**
 * Contributors for mails and webhooks, within the scope and the permissions of each receiver. They never make a message late: where the
 * warehouse is slow or away, it goes out without them.
 */
export class AlertContributions implements Contributions {
  private readonly shared = new Map<string, { readonly askedMs: number; readonly moved: Promise<Moved> }>();

  constructor(private readonly parts: ContributionParts) {}

  async of(due: AllowedDelivery, facts: AlertFacts, place: AlertPlace): Promise<Moved> {
    if (!hasContributors(due, facts)) return NOTHING;
    const { limits, inTime } = this.parts;
    const lateMs = this.parts.clock.nowMs() - due.delivery.nextTryAt.getTime();
    const withinMs = Math.min(limits.withinMs, limits.inTimeMs - lateMs);
    return (await inTime.ask(() => this.find(due, facts, place), withinMs)) ?? NOTHING;
  }

  private async find({ delivery, event, told }: AllowedDelivery, facts: AlertFacts, place: AlertPlace): Promise<Moved> {
    const { tenantId } = delivery;
    const tenant = await this.parts.tenantOf(tenantId);
    if (tenant === undefined) return NOTHING;
    const key = JSON.stringify([tenantId, event.id, told.scope, told.permissions.has('margins:read')]);
    return this.once(key, () => whatMoved(facts, place, this.askFor(told, tenant)));
  }

  private once(key: string, ask: () => Promise<Moved>): Promise<Moved> {
    const nowMs = this.parts.clock.nowMs();
    const known = this.shared.get(key);
    if (known !== undefined && nowMs - known.askedMs < SHARED_MS) return known.moved;
    if (this.shared.size >= MOST_SHARED) this.shared.clear();
    const moved = ask();
    this.shared.set(key, { askedMs: nowMs, moved });
    moved.catch(() => this.shared.delete(key));
    return moved;
  }

  private askFor({ scope, permissions }: ToldScope, tenant: Tenant): AskMetrics {
    const { answers, directory } = this.parts;
    return async (query) => {
      if (!mayAsk(query, permissions)) return null;
      const stores = await directory.storesOf(tenant.id);
      const names = new Map(stores.map(({ storeId, name }) => [storeId, name]));
      const shown = {
        shownId: (storeId: string) => storeId,
        nameOf: (storeId: string) => (canSeeStore(scope, storeId) ? names.get(storeId) : undefined),
      };
      return answers.answer({ tenant, scope }, { query, stores, shown });
    };
  }
}

/** A test has made-up figures, a digest has no room, and what is over needs no cause. */
function hasContributors({ delivery: { channel, kind } }: AllowedDelivery, { change }: AlertFacts): boolean {
  const hasRoom = channel === 'mail' || channel === 'webhook';
  return hasRoom && kind !== 'test' && kind !== 'digest' && change !== 'recovered';
}

function mayAsk({ metrics, dimensions = [] }: MetricQuery, permissions: ToldScope['permissions']): boolean {
  if (metrics.some(revealsCost) && !permissions.has('margins:read')) return false;
  return !dimensions.includes('seller') || permissions.has('sellers:read');
}
