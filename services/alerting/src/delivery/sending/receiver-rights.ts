import { type Audience, type Listener, needsOfFigures } from '@vitrine/alert-rules';
import type { DueDelivery, ToldPart } from '@vitrine/store';
import type { Audiences } from '../../audience/audiences.js';
import { type AllowedDelivery, toldToTenant } from './allowed-delivery.js';
import { moot, never, type Outcome } from './outcome.js';

/**
 * What a person may know is asked right before each try: a message may have waited for hours since routing decided. Webhooks belong to the
 * tenant, not to a person, and are theirs as long as they are on.
 */
export class ReceiverRights {
  constructor(private readonly audiences: Pick<Audiences, 'of'>) {}

  /** The message with what its person may still be told; an outcome where that is nothing. */
  async stillFor(due: DueDelivery): Promise<AllowedDelivery | Outcome> {
    const { userId, tenantId, kind } = due.delivery;
    if (userId === null) return { ...due, told: toldToTenant(tenantId) };
    const audience = (await this.audiences.of(new Set([tenantId]))).get(tenantId);
    const told = audience?.find(userId);
    if (audience === undefined || told === undefined) return never('recipient_gone');
    const maySee = (part: ToldPart) => mayBeTold(part, told, audience);
    if (kind !== 'digest' || due.parts.length === 0) return maySee(due) ? { ...due, told } : moot('outOfScope');
    const parts = due.parts.filter(maySee);
    const [newest] = parts;
    return newest === undefined ? moot('outOfScope') : { ...due, ...newest, parts, told };
  }
}

const mayBeTold = ({ alert, event }: ToldPart, listener: Listener, audience: Audience): boolean =>
  audience.maySee(listener, alert.subject, needsOfFigures([...alert.evidence, ...(event.evidence ?? [])]));
