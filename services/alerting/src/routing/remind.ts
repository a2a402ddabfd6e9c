import { needsOf, type RecipientStep, recipientsOf } from '@vitrine/alert-rules';
import type { AlertRow, LookOutcome, RoutedRuleRow, Store, ToldAgain } from '@vitrine/store';
import type { Audiences } from '../audience/audiences.js';
import { stillThere } from './decide.js';
import { type Ear, STEADY_MS } from './noise/hold.js';
import { type Look, lookAgain } from './noise/look-again.js';
import { messagesTo } from './plan-messages.js';
import { earsOf } from './release.js';

type Asked = Pick<Store, 'alertsBefore' | 'notificationSettings'>;

interface Looked {
  readonly alert: AlertRow;
  readonly rule: RoutedRuleRow;
  readonly openedMs: number;
  readonly look: Look;
  /** Told so far, and still in scope. */
  readonly told: readonly string[];
  readonly step: RecipientStep | undefined;
}

/** Whom to remind of alerts that nobody has, and whom they are escalated to. */
export async function decideLooks(
  due: readonly AlertRow[],
  store: Asked,
  audiences: Audiences,
  nowMs: number,
): Promise<LookOutcome[]> {
  const alertIds = due.map(({ id }) => id);
  const [rules, told, reopened, audienceOf] = await Promise.all([
    store.alertsBefore.rules([...new Set(due.map(({ ruleId }) => ruleId))]),
    store.alertsBefore.told(alertIds),
    store.alertsBefore.reopened(alertIds),
    audiences.of(new Set(due.map(({ tenantId }) => tenantId))),
  ]);
  const looked = due.map((alert): Looked | { alert: AlertRow } => {
    const rule = rules.get(alert.ruleId);
    const audience = audienceOf.get(alert.tenantId);
    if (rule?.isOn !== true || audience === undefined) return { alert };
    const routed = { routing: rule.rule.routing, authorId: rule.authorId, needs: needsOf(rule.rule) };
    const { escalations } = recipientsOf(routed, alert.subject, audience);
    const levels = escalations.map(({ level }) => level);
    const openedMs = reopened.get(alert.id) ?? alert.raisedAt.getTime();
    const look = lookAgain(toOpen(alert, openedMs), rule.rule.routing, levels, nowMs);
    const step = look.escalateTo === undefined ? undefined : escalations[look.escalateTo];
    const stillTold = stillThere(told.get(alert.id) ?? [], alert, rule, audience);
    return { alert, rule, openedMs, look, told: stillTold, step };
  });
  const people = looked.flatMap((each) => ('look' in each ? [...each.told, ...(each.step?.personIds ?? [])] : []));
  const ears = await earsOf([...new Set(people)], store, nowMs);
  return looked.map((each) =>
    'look' in each ? toOutcome(each, ears, nowMs) : { ...each, nextLookAt: null, told: [] },
  );
}

function toOpen(alert: AlertRow, openedMs: number) {
  return {
    openedMs,
    remindedMs: alert.remindedAt?.getTime() ?? null,
    escalatedTo: alert.escalatedTo,
    isOver: alert.status === 'resolved' || alert.phase === 'ended',
    isTaken: alert.assigneeId !== null,
    snoozedUntilMs: alert.status === 'snoozed' ? (alert.snoozedUntil?.getTime() ?? null) : null,
  };
}

function toOutcome(looked: Looked, ears: Map<string, Ear>, nowMs: number): LookOutcome {
  const { alert, look, told, step } = looked;
  const reminded = look.remind ? [tellAgain(looked, 'reminded', told, ears, nowMs)] : [];
  const escalated = step === undefined ? [] : [tellAgain(looked, 'escalated', step.personIds, ears, nowMs)];
  return {
    alert,
    nextLookAt: look.nextMs === null ? null : new Date(look.nextMs),
    ...(look.remind && { remindedAt: new Date(nowMs) }),
    ...(step !== undefined && { escalatedTo: step.level }),
    told: [...reminded, ...escalated],
  };
}

function tellAgain(
  { alert, rule, openedMs }: Looked,
  kind: ToldAgain['kind'],
  personIds: readonly string[],
  ears: Map<string, Ear>,
  nowMs: number,
): ToldAgain {
  const { routing } = rule.rule;
  const eventId = eventIdOf(kind, alert, openedMs);
  const about = {
    alertId: alert.id,
    eventId,
    kind: kind === 'reminded' ? ('reminder' as const) : ('escalation' as const),
    level: alert.level,
    grouping: routing.grouping,
    isRestless: alert.isFlapping && alert.changedAt.getTime() + STEADY_MS > nowMs,
  };
  const deliveries = personIds.flatMap((personId) => {
    const ear = ears.get(personId);
    return ear === undefined
      ? []
      : messagesTo({ ...ear, personId, saidBy: new Map() }, about, routing.channels, nowMs).messages;
  });
  return { kind, eventId, recipients: personIds, deliveries };
}

/** The event is named by what it follows, so that the same look is the same event, and one after a reopening is another. */
function eventIdOf(kind: ToldAgain['kind'], alert: AlertRow, openedMs: number): string {
  if (kind === 'reminded') return `reminded:${(alert.remindedAt ?? new Date(openedMs)).toISOString()}`;
  const isReopened = openedMs !== alert.raisedAt.getTime();
  return `escalated:${alert.escalatedTo ?? ''}${isReopened ? ` ${new Date(openedMs).toISOString()}` : ''}`;
}
