import type { AlertChannel, AlertGrain, AlertRuleDraft, AlertSchedule } from '@vitrine/contracts';
import type { SentenceKey } from '../messages/sentence.js';
import { sayDuration } from './say-duration.js';
import type { Saying } from './saying.js';

const TARGETS: Readonly<Record<AlertGrain, SentenceKey>> = {
  network: 'targetNetwork',
  region: 'targetRegion',
  store: 'targetStore',
  seller: 'targetSeller',
  product: 'targetProduct',
  category: 'targetCategory',
  ticket: 'targetTicket',
};
/** Longer lists are counted, not read. */
const MOST_NAMES = 3;
const WEEK = 7;

export function sayWho({ routing }: AlertRuleDraft, saying: Saying): string {
  const { say } = saying;
  const people = routing.personIds.length;
  const endpoints = routing.endpointIds.length;
  const first = routing.to === 'people' || routing.to === 'endpoints' ? [] : [say(routing.to)];
  const all = [
    ...first,
    ...(people > 0 || routing.to === 'people' ? [say('people', { people })] : []),
    ...(endpoints > 0 || routing.to === 'endpoints' ? [say('endpoints', { endpoints })] : []),
    ...(routing.tellSeller ? [say('seller')] : []),
  ];
  return all.reduce((who, more) => say('also', { who, more }));
}

export function sayTarget(draft: AlertRuleDraft, saying: Saying): string {
  const { say, names } = saying;
  const target = say(TARGETS[draft.grain]);
  const lists = [
    draft.regionIds,
    draft.storeIds?.map((id) => names.storeName?.(id) ?? id),
    draft.categories,
    draft.productIds?.map((id) => names.productName?.(id) ?? id),
  ].filter((list) => list !== undefined);
  if (lists.length === 0) return target;
  return say('only', { target, names: lists.map((list) => sayList(list, saying)).join('; ') });
}

function sayList(all: readonly string[], { say }: Saying): string {
  const more = all.length - MOST_NAMES;
  const names = all.slice(0, MOST_NAMES).join(', ');
  return more > 0 ? say('andMore', { names, more }) : names;
}

export function sayQualifiers({ minTickets, pendingMinutes }: AlertRuleDraft, saying: Saying): string {
  const { say } = saying;
  const least = minTickets > 0 ? say('minTickets', { tickets: minTickets }) : '';
  return least + (pendingMinutes > 0 ? say('pending', { duration: sayDuration(pendingMinutes, saying) }) : '');
}

export function saySchedule({ weekdays, from, to, openHoursOnly, quiet }: AlertSchedule, saying: Saying): string {
  const { say } = saying;
  const isBound = from !== undefined || to !== undefined;
  return [
    weekdays && weekdays.length < WEEK ? say('weekdays', { days: sayWeekdays(weekdays, saying) }) : '',
    isBound ? say('between', { from: from ?? '00:00', to: to ?? '24:00' }) : '',
    openHoursOnly ? say('openHours') : '',
    ...quiet.map((span) => say('quiet', span)),
  ].join('');
}

/** Monday is 1; 2 November 2026 is a Monday. */
function sayWeekdays(weekdays: readonly number[], { locale }: Saying): string {
  const form = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' });
  const days = [...new Set(weekdays)].sort().map((weekday) => form.format(Date.UTC(2026, 10, 1 + weekday)));
  return days.join(', ');
}

export function sayChannels(channels: readonly AlertChannel[], { say }: Saying): string {
  const names = channels.map((channel) => say(channel));
  const last = names.pop() ?? '';
  return names.length > 0 ? names.join(', ') + say('and') + last : last;
}

export function sayAfter({ cooldownMinutes, routing }: AlertRuleDraft, saying: Saying): string {
  const { say } = saying;
  const { reminderMinutes, escalateMinutes, grouping } = routing;
  return [
    cooldownMinutes > 0 ? say('cooldown', { duration: sayDuration(cooldownMinutes, saying) }) : '',
    reminderMinutes ? say('reminder', { duration: sayDuration(reminderMinutes, saying) }) : '',
    escalateMinutes ? say('escalate', { duration: sayDuration(escalateMinutes, saying) }) : '',
    grouping === 'digest' ? say('digest') : '',
  ].join('');
}
