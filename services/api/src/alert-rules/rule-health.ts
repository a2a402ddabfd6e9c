import { RuleNotReady } from '@vitrine/alert-rules';
import type { AlertRule, Bilingual, RuleHealth } from '@vitrine/contracts';
import { fillIn } from '@vitrine/messages';
import type { AlertingPulse, KeptRuleHealth } from '@vitrine/store';
import { sentences } from '../messages/sentences.js';

/** The same as the customer's limit for an alert: what is complete for less is on time. */
const BEHIND_MS = 60_000;
/** Alerting tells every few seconds that it is there. */
const AWAY_MS = 60_000;
/** A change is in force within seconds, or half a minute where its message was lost. */
const TAKEN_UP_MS = 90_000;

export interface HealthAsked {
  readonly rule: Pick<AlertRule, 'state' | 'version' | 'error' | 'updatedAt'>;
  /** Of the rule's last pause that has ended. */
  readonly resumedAt: Date | null;
  readonly pulse: AlertingPulse | undefined;
  readonly row: KeptRuleHealth | undefined;
  readonly now: Date;
}

/** How a rule stands for a person; null while nothing can be said, or is to be said. */
export function healthOf(asked: HealthAsked): RuleHealth | null {
  const { rule, row } = asked;
  if (rule.state !== 'on') return null;
  const said = row?.version === rule.version ? row : undefined;
  if (rule.error) return ofError(rule.error, said);
  return awayOf(asked) ?? (said ? ofRow(said, asked) : notTakenUp(asked));
}

/** The rule's own fault, which the api finds by itself: it is there before alerting tells of it. */
function ofError({ code, message }: NonNullable<AlertRule['error']>, said: KeptRuleHealth | undefined): RuleHealth {
  const isSame = said?.code === code;
  return made('error', {
    ...{ code, message, pointer: isSame ? said.pointer : null },
    since: isSame ? said.since : undefined,
  });
}

function awayOf({ pulse, now }: HealthAsked): RuleHealth | undefined {
  if (pulse && now.getTime() - pulse.reportedAt.getTime() < AWAY_MS) return undefined;
  return made('noData', { code: 'alerting_away', message: said('alertingAway'), since: pulse?.reportedAt });
}

function notTakenUp({ rule, resumedAt, now }: HealthAsked): RuleHealth | null {
  const since = new Date(Math.max(Date.parse(rule.updatedAt), resumedAt?.getTime() ?? 0));
  if (now.getTime() - since.getTime() < TAKEN_UP_MS) return null;
  return made('noData', { code: 'not_taken_up', message: said('notTakenUp'), since });
}

function ofRow(row: KeptRuleHealth, { pulse, now }: HealthAsked): RuleHealth {
  const { code, since, pointer, learning, subjects: total } = row;
  const subjects = { total, learning };
  if (row.state === 'error') return made('error', { code, pointer, message: errorOf(code), since });
  const until = pulse?.completeUntil;
  if (!until || now.getTime() - until.getTime() >= BEHIND_MS)
    return made('noData', { code: 'pipeline_behind', message: said('pipelineBehind'), since: until, subjects });
  if (row.state === 'noData')
    return made('noData', { code, message: said(code === 'no_sales' ? 'noSales' : 'noSubjects'), since, subjects });
  if (row.blindUntil && row.blindUntil > now) return notSeenYet(row.blindUntil, { since, subjects });
  if (row.state === 'ok') return made('ok', { since, subjects });
  const message = said('stillLearning', { learning, total });
  return made('learning', { since, subjects, message });
}

function notSeenYet(until: Date, of: { since: Date; subjects: NonNullable<RuleHealth['subjects']> }): RuleHealth {
  return made('noData', { code: 'window_not_seen', message: said('windowNotSeen'), until: until.toISOString(), ...of });
}

const errorOf = (code: string | null): Bilingual =>
  code !== null && RuleNotReady.isCode(code) ? RuleNotReady.sentenceOf(code) : RuleNotReady.sentenceOf('not_evaluable');

function made(
  state: RuleHealth['state'],
  { since, ...more }: Partial<Omit<RuleHealth, 'state' | 'since'>> & { since?: Date | null | undefined },
): RuleHealth {
  const nothing = { code: null, pointer: null, until: null, subjects: null, message: null };
  return { ...nothing, state, since: since?.toISOString() ?? null, ...more };
}

type Said = keyof (typeof sentences)['en'];

function said(key: Said, values: Readonly<Record<string, number>> = {}): Bilingual {
  return { 'pt-BR': fillIn(sentences['pt-BR'][key], values), en: fillIn(sentences.en[key], values) };
}
