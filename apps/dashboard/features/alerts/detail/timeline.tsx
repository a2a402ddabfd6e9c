'use client';

import type { AlertDelivery, AlertDetail, AlertEvent } from '@vitrine/contracts';
import { BellRing, MessageSquare, Send, UserRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { sayReason } from '@/features/deliveries/say-reason';
import { standingOf } from '@/features/deliveries/standing';
import { useSession } from '@/features/session/session-context';
import { cn } from '@/ui/cn';
import { timelineOf } from './timeline-items';

/** What happened and who was told of it, oldest first, with what became of each message. */
export function Timeline({ alert }: { alert: AlertDetail }) {
  const { formats } = useSession();
  const at = (moment: number) => formats.momentIn(moment, alert.subject.timeZone);
  return (
    <ol className="flex flex-col">
      {timelineOf(alert).map((item) => (
        <li key={`${item.kind} ${item.id}`} className="flex gap-3 border-t border-line py-2.5 first:border-t-0">
          {item.kind === 'event' ? <Happened event={item.event} at={at} /> : <Told delivery={item.delivery} />}
          <span className="tabular ml-auto shrink-0 whitespace-nowrap text-hint text-text-2">{at(item.atMs)}</span>
        </li>
      ))}
    </ol>
  );
}

function Happened({ event, at }: { event: AlertEvent; at: (moment: number) => string }) {
  const t = useTranslations('alerts');
  const Icon = event.kind === 'commented' ? MessageSquare : event.actor ? UserRound : BellRing;
  const words = t(`timeline.events.${event.kind}`, {
    actor: event.actor?.name || t('timeline.system'),
    assignee: event.assignee?.name ?? '',
    until: event.until ? at(Date.parse(event.until)) : '',
    cause: event.cause ? t(`causes.${event.cause}`) : '',
  });
  return (
    <Entry icon={<Icon size={16} strokeWidth={1.75} aria-hidden />}>
      <p>{words}</p>
      {event.comment ? (
        <p className="mt-1 max-w-[68ch] whitespace-pre-line break-words text-text-2">{event.comment}</p>
      ) : null}
    </Entry>
  );
}

function Told({ delivery }: { delivery: AlertDelivery }) {
  const t = useTranslations('deliveries');
  const channels = useTranslations('alertRules.channels');
  const { reason, channel, recipient } = delivery;
  const standing = standingOf(delivery);
  const said = reason === null ? null : sayReason(reason);
  return (
    <Entry icon={<Send size={16} strokeWidth={1.75} aria-hidden />}>
      <p>
        {recipient.name || t('nobody')} · {channels(channel)} ·{' '}
        <span className={cn('font-medium', standing === 'failed' && 'text-critical')}>{t(`states.${standing}`)}</span>
      </p>
      {said ? <p className="text-hint text-text-2">{t(`reasons.${said.key}`, said.values)}</p> : null}
    </Entry>
  );
}

function Entry({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <>
      <span className="mt-0.5 shrink-0 text-text-2">{icon}</span>
      <div className="min-w-0 text-table">{children}</div>
    </>
  );
}
