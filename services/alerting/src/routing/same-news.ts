import type { AlertEvidence, AlertRaised } from '@vitrine/contracts';
import { alertSubjectKey } from '@vitrine/store';
import type { BatchMemory } from './batch-memory.js';

/** Two rules that say the same of one subject within so long are one message. */
const SAME_WITHIN_MS = 10 * 60_000;
const RANK = { none: 0, warning: 1, critical: 2 } as const;

/**
 * By channel, the message of another alert that tells this person the same: what the first evidence is of, on the same side, and at least as
 * bad. What follows on an alert that was only ever said by another one stays with that one, until it becomes worse.
 */
export function sameNews(
  raised: AlertRaised,
  personId: string,
  memory: BatchMemory,
  nowMs: number,
): Map<string, string> {
  if (raised.change === 'worsened') return new Map();
  return raised.change === 'raised'
    ? saidByOthers(raised, personId, memory, nowMs)
    : saidBefore(raised, personId, memory);
}

function saidByOthers(
  { alertId, ruleId, subject, level, evidence }: AlertRaised,
  personId: string,
  memory: BatchMemory,
  nowMs: number,
) {
  const same = memory
    .said(alertSubjectKey(subject))
    .filter(
      (each) =>
        each.userId === personId &&
        each.alertId !== alertId &&
        each.ruleId !== ruleId &&
        each.atMs > nowMs - SAME_WITHIN_MS &&
        RANK[each.level] >= RANK[level] &&
        gistOf(each.evidence) === gistOf(evidence),
    );
  return new Map(same.map(({ channel, deliveryId }) => [channel, deliveryId]));
}

function saidBefore({ alertId }: AlertRaised, personId: string, memory: BatchMemory): Map<string, string> {
  const byChannel = new Map<string, string | null>();
  for (const { channel, state, reason, foldedInto } of memory.messages(alertId, personId)) {
    const isElsewhere = state === 'folded' && reason === 'duplicate';
    byChannel.set(channel, isElsewhere && byChannel.get(channel) !== null ? foldedInto : null);
  }
  return new Map([...byChannel].flatMap(([channel, into]) => (into === null ? [] : [[channel, into]])));
}

function gistOf([first]: readonly AlertEvidence[]): string {
  return first === undefined ? '' : `${first.metric ?? first.condition} ${first.side}`;
}
