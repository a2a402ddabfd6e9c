'use client';

import type { AlertDelivery } from '@vitrine/contracts';
import { CheckCheck, CircleX, Clock, Layers, type LucideIcon, MinusCircle, Moon, Send } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { cn } from '@/ui/cn';
import { sayReason, whatToDo } from './say-reason';
import { type Standing, standingOf } from './standing';

const icons: Record<Standing, LucideIcon> = {
  queued: Clock,
  held: Moon,
  sent: Send,
  delivered: CheckCheck,
  failed: CircleX,
  folded: Layers,
  notSet: MinusCircle,
};
const looks: Record<Standing, string> = {
  queued: 'text-text-2',
  held: 'text-text-2',
  sent: 'text-text',
  delivered: 'text-up',
  failed: 'text-critical',
  folded: 'text-text-2',
  notSet: 'text-text-2',
};

/** A message: to whom and by what, its state in a word, why, and what to do where something can be done. */
export function DeliveryRow({ delivery }: { delivery: AlertDelivery }) {
  const t = useTranslations('deliveries');
  const channels = useTranslations('alertRules.channels');
  const { formats } = useSession();
  const { kind, ruleName, channel, recipient, createdAt, alertId, test } = delivery;
  const standing = standingOf(delivery);
  const Icon = icons[standing];
  return (
    <li
      className="grid gap-x-4 gap-y-1 border-t border-line py-3 first:border-t-0 md:grid-cols-[minmax(0,4fr)_minmax(0,6fr)_auto]"
      data-testid="delivery"
      data-state={delivery.state}
    >
      <div className="min-w-0">
        <p className="break-words font-medium">{recipient.name || t('nobody')}</p>
        <p className="break-words text-table text-text-2">{t(`about.${kind}`, { name: ruleName })}</p>
        <p className="tabular text-hint text-text-2">
          {channels(channel)} · {formats.moment(createdAt)}
        </p>
      </div>
      <div className="min-w-0 text-table">
        <p className={cn('flex items-center gap-1.5 font-medium', looks[standing])}>
          <Icon size={16} strokeWidth={1.75} aria-hidden className="shrink-0" />
          {t(`states.${standing}`)}
          <Progress delivery={delivery} />
        </p>
        <Why delivery={delivery} />
      </div>
      <Link
        href={test ? `/alerts/rules/${test.ruleId}/edit` : `/alerts/${alertId}`}
        className="inline-flex min-h-6 items-center self-start text-table font-medium text-accent underline-offset-4 hover:underline max-md:min-h-11"
      >
        {t(test ? 'rule' : 'alert')}
      </Link>
    </li>
  );
}

/** How often it was tried, and when it goes on. */
function Progress({ delivery: { state, attempts, nextTryAt } }: { delivery: AlertDelivery }) {
  const t = useTranslations('deliveries');
  const { formats } = useSession();
  const parts = [
    ...(attempts > 1 || (attempts === 1 && state === 'queued') ? [t('tries', { count: attempts })] : []),
    ...(nextTryAt === null || (state === 'queued' && attempts === 0)
      ? []
      : [t(state === 'held' ? 'heldUntil' : 'next', { when: formats.moment(nextTryAt) })]),
  ];
  return parts.length === 0 ? null : <span className="font-normal text-text-2">· {parts.join(' · ')}</span>;
}

function Why({ delivery: { state, reason } }: { delivery: AlertDelivery }) {
  const t = useTranslations('deliveries');
  if (reason === null) return null;
  const { key, values } = sayReason(reason);
  const todo = state === 'failed' ? whatToDo(reason) : null;
  return (
    <p className="text-text-2">
      {t(`reasons.${key}`, values)} {todo === null ? null : t(`todo.${todo}`)}
    </p>
  );
}
