import type { Audience } from '@vitrine/alert-rules';
import type { NotificationSettings } from '@vitrine/contracts';
import {
  type AlertRecord,
  alertSubjectKey,
  type EarlierMessage,
  type RoutedRuleRow,
  type RuleChanged,
  type SaidOfSubject,
} from '@vitrine/store';

/** What is known before a batch, by one question for each kind. */
export interface Known {
  readonly rules: ReadonlyMap<string, RoutedRuleRow>;
  /** By tenant. */
  readonly audiences: ReadonlyMap<string, Audience>;
  readonly endpoints: ReadonlyMap<string, ReadonlyMap<string, 'webhook' | 'slack'>>;
  readonly settings: ReadonlyMap<string, NotificationSettings>;
  /** By alert: who was told of it so far. */
  readonly told: ReadonlyMap<string, readonly string[]>;
  readonly messages: readonly EarlierMessage[];
  readonly said: readonly SaidOfSubject[];
  readonly changes: readonly RuleChanged[];
  /** By person: when something counted towards their budget. */
  readonly counted: ReadonlyMap<string, readonly number[]>;
}

/** What is known while a batch is decided: what was before, and what its own earlier changes have added. */
export class BatchMemory {
  private readonly toldOf = new Map<string, Set<string>>();
  private readonly messagesOf = new Map<string, EarlierMessage[]>();
  private readonly saidOf = new Map<string, SaidOfSubject[]>();
  private readonly changesOf = new Map<string, number[]>();
  private readonly countedOf = new Map<string, number[]>();

  constructor(readonly known: Known) {
    for (const [alertId, people] of known.told) this.toldOf.set(alertId, new Set(people));
    for (const message of known.messages) push(this.messagesOf, message.alertId, message);
    for (const each of known.said) push(this.saidOf, each.subjectKey, each);
    for (const { ruleId, subjectKey, atMs } of known.changes) push(this.changesOf, ruleId + subjectKey, atMs);
    for (const [personId, times] of known.counted) this.countedOf.set(personId, [...times]);
  }

  told(alertId: string): string[] {
    return [...(this.toldOf.get(alertId) ?? [])];
  }

  /** Messages to this person about this alert. */
  messages(alertId: string, personId: string): EarlierMessage[] {
    return (this.messagesOf.get(alertId) ?? []).filter(({ userId }) => userId === personId);
  }

  said(subjectKey: string): readonly SaidOfSubject[] {
    return this.saidOf.get(subjectKey) ?? [];
  }

  changes(ruleId: string, subjectKey: string): readonly number[] {
    return this.changesOf.get(ruleId + subjectKey) ?? [];
  }

  countedSince(personId: string, sinceMs: number): number {
    return (this.countedOf.get(personId) ?? []).filter((ms) => ms >= sinceMs).length;
  }

  /** What was decided is known to the next change. */
  note({ raised, recipients, deliveries }: AlertRecord, nowMs: number, counted: readonly string[]): void {
    const { alertId, ruleId, level, evidence, atMs } = raised;
    const subjectKey = alertSubjectKey(raised.subject);
    this.toldOf.set(alertId, new Set([...this.told(alertId), ...recipients]));
    if (raised.change !== 'restated') push(this.changesOf, ruleId + subjectKey, atMs);
    for (const personId of counted) push(this.countedOf, personId, nowMs);
    for (const { id, channel, state, reason, userId, foldedInto = null } of deliveries) {
      if (userId === undefined) continue;
      push(this.messagesOf, alertId, { id, alertId, channel, state, reason, foldedInto, userId });
      if (state === 'folded' || level === 'none') continue;
      const said = { deliveryId: id, alertId, ruleId, subjectKey, userId, channel, level, evidence, atMs: nowMs };
      push(this.saidOf, subjectKey, said);
    }
    if (level === 'none') this.forget(alertId, subjectKey);
  }

  /** What has ended says nothing about what begins. */
  private forget(alertId: string, subjectKey: string): void {
    this.saidOf.set(
      subjectKey,
      this.said(subjectKey).filter((each) => each.alertId !== alertId),
    );
  }
}

function push<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
