import { type Audience, needsOf, recipientsOf } from '@vitrine/alert-rules';
import type { AlertRaised } from '@vitrine/contracts';
import {
  type AlertRecord,
  alertSubjectKey,
  type NewDelivery,
  type RoutedRuleRow,
  settingsOfPerson,
} from '@vitrine/store';
import type { BatchMemory } from './batch-memory.js';
import { steadinessOf } from './noise/flapping.js';
import { budgetSince } from './noise/hold.js';
import { firstLook } from './noise/look-again.js';
import { type About, messagesTo, messagesToEndpoints } from './plan-messages.js';
import { sameNews } from './same-news.js';

/** Alerts of a rule that nobody has any more. */
const UNKNOWN_RULE = { name: '', template: null };

/** Who is told of each change, and by which messages. Pure: the memory has all that is asked. */
export function decide(changes: readonly AlertRaised[], memory: BatchMemory, nowMs: number): AlertRecord[] {
  return changes.map((raised) => {
    const { record, counted } = decideOne(raised, memory, nowMs);
    memory.note(record, nowMs, counted);
    return record;
  });
}

function decideOne(
  raised: AlertRaised,
  memory: BatchMemory,
  nowMs: number,
): { record: AlertRecord; counted: string[] } {
  const rule = ruleOf(raised, memory);
  const subjectKey = alertSubjectKey(raised.subject);
  const { isFlapping, isRestless } = steadinessOf(memory.changes(raised.ruleId, subjectKey), raised.atMs);
  const recipients = whoHears(raised, rule, memory);
  const routing = rule?.rule.routing;
  const grouping = routing?.grouping ?? 'each';
  const about: About = {
    alertId: raised.alertId,
    eventId: raised.eventId,
    kind: 'change',
    level: raised.level,
    grouping,
    isRestless,
  };
  const told = recipients.map((personId) => {
    const person = earOf(personId, memory, nowMs);
    const saidBy = sameNews(raised, personId, memory, nowMs);
    return { personId, ...messagesTo({ ...person, personId, saidBy }, about, routing?.channels ?? ['app'], nowMs) };
  });
  const deliveries = [...told.flatMap(({ messages }) => messages), ...toEndpoints(raised, rule, about, memory, nowMs)];
  const nextLookMs = routing === undefined || raised.level === 'none' ? null : firstLook(raised.raisedMs, routing);
  return {
    record: {
      raised,
      rule: rule === undefined ? UNKNOWN_RULE : { name: rule.rule.name, template: rule.rule.template ?? null },
      recipients,
      deliveries,
      isFlapping,
      nextLookAt: nextLookMs === null ? null : new Date(nextLookMs),
    },
    counted: told.flatMap(({ personId, counts }) => (counts ? [personId] : [])),
  };
}

function ruleOf({ ruleId, tenantId }: AlertRaised, { known }: BatchMemory): RoutedRuleRow | undefined {
  const rule = known.rules.get(ruleId);
  return rule?.tenantId === tenantId ? rule : undefined;
}

/**
 * A raise goes to those that the rule names now. Later changes go to whoever was told and may still see the subject; what became worse goes
 * to those that the rule names now as well.
 */
function whoHears(raised: AlertRaised, rule: RoutedRuleRow | undefined, memory: BatchMemory): string[] {
  const audience = memory.known.audiences.get(raised.tenantId);
  if (audience === undefined) return [];
  const isNews = raised.change === 'raised' || raised.change === 'worsened';
  const named = isNews && rule?.isOn === true ? namedBy(rule, raised, audience) : [];
  return [...new Set([...named, ...stillThere(memory.told(raised.alertId), raised, rule, audience)])];
}

function namedBy({ rule, authorId }: RoutedRuleRow, { subject }: AlertRaised, audience: Audience): readonly string[] {
  return recipientsOf({ routing: rule.routing, authorId, needs: needsOf(rule) }, subject, audience).personIds;
}

/** Those of them who may see the subject now. */
export function stillThere(
  personIds: readonly string[],
  { subject }: Pick<AlertRaised, 'subject'>,
  rule: Pick<RoutedRuleRow, 'rule'> | undefined,
  audience: Audience,
): string[] {
  const needs = rule === undefined ? [] : needsOf(rule.rule);
  return personIds.filter((personId) => {
    const listener = audience.find(personId);
    return listener !== undefined && audience.maySee(listener, subject, needs);
  });
}

/** A person with the settings of nobody yet has the defaults of everybody. */
export function earOf(personId: string, memory: Pick<BatchMemory, 'known' | 'countedSince'>, nowMs: number) {
  const settings =
    memory.known.settings.get(personId) ?? settingsOfPerson({ role: '', locale: 'pt-BR', timeZone: 'UTC' }, {});
  return { settings, budgetUsed: memory.countedSince(personId, budgetSince(nowMs, settings)) };
}

function toEndpoints(
  raised: AlertRaised,
  rule: RoutedRuleRow | undefined,
  about: About,
  memory: BatchMemory,
  nowMs: number,
): NewDelivery[] {
  if (rule === undefined || (raised.change === 'raised' && !rule.isOn)) return [];
  const { channels, endpointIds, to } = rule.rule.routing;
  const endpoints = memory.known.endpoints.get(raised.tenantId);
  const channelOf = (endpointId: string) => {
    const kind = endpoints?.get(endpointId);
    return kind !== undefined && (to === 'endpoints' || channels.includes(kind)) ? kind : undefined;
  };
  return messagesToEndpoints(about, [...new Set(endpointIds)], channelOf, nowMs);
}
