import { type Audience, type Listener, needsOfFigures } from '@vitrine/alert-rules';
import type { Clock } from '@vitrine/consumer';
import type { DueDelivery, ToldPart } from '@vitrine/store';
import type { Audiences } from '../../audience/audiences.js';
import { moot, never, type Outcome } from './outcome.js';

/**
 * What a person may know is asked right before each try: a message may have waited for hours since routing decided. Webhooks belong to the
 * tenant, not to a person, and are theirs as long as they are on.
 */
export class ReceiverRights {
  constructor(
    private readonly audiences: Pick<Audiences, 'of'>,
    private readonly clock: Pick<Clock, 'nowMs'>,
  ) {}

  /** The message with what its person may still be told; an outcome where that is nothing. */
  async stillFor(due: DueDelivery): Promise<DueDelivery | Outcome> {
    const { userId, tenantId, kind } = due.delivery;
    if (userId === null) return due;
    const audience = (await this.audiences.of(new Set([tenantId]), this.clock.nowMs())).get(tenantId);
    const listener = audience?.find(userId);
    if (audience === undefined || listener === undefined) return never('recipient_gone');
    const maySee = (part: ToldPart) => mayBeTold(part, listener, audience);
    if (kind !== 'digest' || due.parts.length === 0) return maySee(due) ? due : moot('outOfScope');
    const parts = due.parts.filter(maySee);
    const [newest] = parts;
    return newest === undefined ? moot('outOfScope') : { ...due, ...newest, parts };
  }
}

const mayBeTold = ({ alert, event }: ToldPart, listener: Listener, audience: Audience): boolean =>
  audience.maySee(listener, alert.subject, needsOfFigures([...alert.evidence, ...(event.evidence ?? [])]));
