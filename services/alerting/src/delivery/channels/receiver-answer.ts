import {
  NoAnswer,
  type OutgoingAnswer,
  type OutgoingClient,
  type OutgoingRequest,
  TargetRefused,
} from '@vitrine/platform';
import { later, never, type Outcome } from '../sending/outcome.js';
import { readRetryAfter } from '../sending/retry-plan.js';

/**
 * Posts to a stranger's address. What it answers becomes an outcome: any 2xx is delivered, 410 ends it, and everything else is tried again,
 * since whoever runs the other side may mend it within the day. Its body is not read.
 */
export async function postTo(
  client: Pick<OutgoingClient, 'post'>,
  request: OutgoingRequest,
  nowMs: number,
): Promise<Outcome> {
  try {
    return outcomeOf(await client.post(request), nowMs);
  } catch (error) {
    if (error instanceof TargetRefused) return never(`target_${error.fault}`);
    if (error instanceof NoAnswer) return later(error.reason);
    throw error;
  }
}

function outcomeOf({ status, retryAfter }: OutgoingAnswer, nowMs: number): Outcome {
  if (status >= 200 && status < 300) return { kind: 'delivered' };
  if (status === 410) return never('gone');
  return later(`http_${status}`, readRetryAfter(retryAfter, nowMs));
}
