import type { AlertRuleDraft } from '@vitrine/contracts';
import { conditionsOf, joinOf } from '../draft/condition';
import type { RuleEdit } from '../draft/rule-edit';
import { conditionWords } from './condition-words';
import type { Say, Speaker } from './speaker';
import { weekdayWords } from './weekday-words';

/** The brackets of a rule outside of its conditions, by the tags of its sentence. */
export const ruleBrackets = ['who', 'pending', 'schedule', 'channels'] as const;
export type RuleBracket = (typeof ruleBrackets)[number];

export function ruleWords({ draft }: RuleEdit, speaker: Speaker): Record<RuleBracket, string> {
  return {
    who: whoWords(draft, speaker),
    pending: pendingWords(draft, speaker.t),
    schedule: scheduleWords(draft, speaker),
    channels: channelWords(draft, speaker),
  };
}

/** The whole sentence as plain words: what a person would read aloud. */
export function sayRule(edit: RuleEdit, speaker: Speaker & Marked): string {
  const words = ruleWords(edit, speaker);
  const said = conditionsOf(edit.draft).map((condition, index) =>
    speaker.fill(`sentence.${condition.kind}`, conditionWords(edit, index, speaker)),
  );
  const conditions = said.join(joinWords(edit.draft, speaker.t));
  return speaker.fill('sentence.whole', { ...words, conditions });
}

/** Writes words into the places of a sentence, by their tags. */
export interface Marked {
  fill: (key: string, places: Record<string, string>) => string;
}

/** ` e `, ` ou ` */
export function joinWords(draft: AlertRuleDraft, t: Say<'alertRules'>): string {
  return ` ${t(`joins.${joinOf(draft) ?? 'all'}`)} `;
}

function whoWords({ routing, grain }: AlertRuleDraft, speaker: Speaker): string {
  const t: Say<'alertRules'> = speaker.t;
  const { to, personIds, endpointIds, tellSeller } = routing;
  const base = (() => {
    switch (to) {
      case 'responsible':
        return t(grain === 'network' || grain === 'region' ? 'who.responsible' : 'who.storeManager');
      case 'me':
        return t(speaker.isOwn ? 'who.me' : 'who.author');
      case 'people':
        return t('who.people', { count: personIds.length });
      case 'endpoints':
        return t('who.endpoints', { count: endpointIds.length });
      default:
        return t(`who.${to}`);
    }
  })();
  const beside = [
    ...(to !== 'people' && personIds.length > 0 ? [t('who.morePeople', { count: personIds.length })] : []),
    ...(to !== 'endpoints' && endpointIds.length > 0 ? [t('who.endpoints', { count: endpointIds.length })] : []),
    ...(tellSeller ? [t('who.seller')] : []),
  ];
  return list([base, ...beside], speaker.locale);
}

function pendingWords({ pendingMinutes }: AlertRuleDraft, t: Say<'alertRules'>): string {
  return pendingMinutes === 0 ? t('pending.atOnce') : t('pending.lasting', { time: minutesWords(pendingMinutes, t) });
}

/** `15 min`, `2 h`, `1 h 30 min`, `3 dias` */
export function minutesWords(minutes: number, t: Say<'alertRules'>): string {
  const [days, hours, rest] = [Math.floor(minutes / 1_440), Math.floor((minutes % 1_440) / 60), minutes % 60];
  const parts = [
    ...(days > 0 ? [t('times.days', { count: days })] : []),
    ...(hours > 0 ? [t('times.hours', { count: hours })] : []),
    ...(rest > 0 || minutes === 0 ? [t('times.minutes', { count: rest })] : []),
  ];
  return parts.join(' ');
}

function scheduleWords({ schedule }: AlertRuleDraft, { t: say, locale }: Speaker): string {
  const t: Say<'alertRules'> = say;
  const { weekdays, from, to, openHoursOnly, quiet } = schedule;
  const days = weekdays === undefined ? t('schedule.everyDay') : weekdayWords(weekdays, locale);
  const span = (from ?? to) ? t('schedule.span', { from: from ?? '00:00', to: to ?? '24:00' }) : '';
  const open = openHoursOnly ? t('schedule.openHours') : '';
  const hours = [span, open].filter(Boolean).join(', ') || t('schedule.anyHour');
  const silence = quiet.map((one) => t('schedule.quiet', { from: one.from, to: one.to }));
  return [days, hours, ...silence].join(', ');
}

function channelWords({ routing }: AlertRuleDraft, { t: say, locale }: Speaker): string {
  const t: Say<'alertRules'> = say;
  const names = routing.channels.map((channel) => t(`channels.${channel}`));
  return names.length === 0 ? t('channels.none') : list(names, locale);
}

function list(words: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(words);
}
