'use client';

import type { Alert } from '@vitrine/contracts';
import { Clock, Hand } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { cn } from '@/ui/cn';
import { useBegin } from '../actions/act-context';
import { ActionMenu } from '../actions/action-menu';
import { offeredActions } from '../actions/offered-actions';
import { LevelMark } from '../words/level-mark';
import { useBilingual } from '../words/use-bilingual';
import { useStateWords } from '../words/use-state-words';
import { useSwipe } from './use-swipe';

interface RowProps {
  alert: Alert;
  href: string;
  isOpen: boolean;
  isMarked: boolean;
  isChosen: boolean;
  onChoose: () => void;
  onOpen: () => void;
}

/** One alert of the list: level, what and where, since when, who has it. Unread is heavier, not another colour. */
export function AlertRow({ alert, href, isOpen, isMarked, isChosen, onChoose, onOpen }: RowProps) {
  const { me } = useSession();
  const begin = useBegin();
  const { follow, handlers } = useSwipe(offeredActions(alert, me), (action) => begin(action, [alert]));
  return (
    <li
      data-testid="alert-row"
      data-id={alert.id}
      data-status={alert.status}
      className="relative overflow-hidden border-t border-line first:border-t-0"
    >
      {follow === 0 ? null : <UnderSwipe follow={follow} />}
      <div
        {...handlers}
        style={follow === 0 ? undefined : { transform: `translateX(${follow}px)` }}
        className={cn(
          'relative flex touch-pan-y items-start gap-1 bg-surface pr-1',
          isOpen && 'bg-accent-soft',
          isMarked && 'outline-2 -outline-offset-2 outline-accent',
        )}
      >
        <ChoiceBox alert={alert} isChosen={isChosen} onChoose={onChoose} />
        <RowLink alert={alert} href={href} isOpen={isOpen} onOpen={onOpen} />
        <div className="pt-1.5">
          <ActionMenu alert={alert} />
        </div>
      </div>
    </li>
  );
}

function ChoiceBox({ alert, isChosen, onChoose }: { alert: Alert; isChosen: boolean; onChoose: () => void }) {
  const t = useTranslations('alerts');
  const label = t('choose', { headline: useBilingual()(alert.headline) });
  return (
    <label className="flex min-w-8 shrink-0 cursor-pointer justify-end self-stretch pl-3 pr-1 pt-3.5 max-lg:min-w-11 max-lg:justify-center max-lg:pl-2">
      <input
        type="checkbox"
        checked={isChosen}
        onChange={onChoose}
        aria-label={label}
        className="size-4 accent-(--accent)"
      />
    </label>
  );
}

function RowLink({ alert, href, isOpen, onOpen }: Pick<RowProps, 'alert' | 'href' | 'isOpen' | 'onOpen'>) {
  const t = useTranslations('alerts');
  const { formats } = useSession();
  const say = useBilingual();
  const stateOf = useStateWords();
  return (
    <Link
      href={href}
      scroll={false}
      prefetch={false}
      onClick={onOpen}
      aria-current={isOpen ? 'true' : undefined}
      className="flex min-w-0 flex-1 gap-2.5 py-3 pl-1 outline-offset-[-2px]"
    >
      <span className="pt-0.5">
        <LevelMark level={alert.level} />
      </span>
      <span className="min-w-0 flex-1">
        <span
          className={cn('line-clamp-3 break-words text-body max-md:line-clamp-6', alert.isUnread && 'font-semibold')}
        >
          {alert.isUnread ? <span className="sr-only">{t('unread')} </span> : null}
          {say(alert.headline)}
        </span>
        <span className="tabular mt-1 flex flex-wrap gap-x-2 text-hint text-text-2">
          <span className="font-medium">{stateOf(alert)}</span>
          <span>{t('changedAt', { at: formats.since(Date.parse(alert.changedAt), alert.subject.timeZone) })}</span>
          <span className="min-w-0 truncate">{alert.rule.name}</span>
          {alert.isFlapping ? <span>{t('flapping')}</span> : null}
        </span>
      </span>
    </Link>
  );
}

/** What the swipe will do, in a word on the side that it uncovers. */
function UnderSwipe({ follow }: { follow: number }) {
  const t = useTranslations('alerts.actions');
  const isRight = follow > 0;
  const Icon = isRight ? Hand : Clock;
  return (
    <div
      aria-hidden
      className={cn(
        'absolute inset-0 flex items-center gap-2 px-4 text-table font-medium text-text',
        isRight ? 'bg-accent-soft' : 'flex-row-reverse bg-warn-soft',
      )}
    >
      <Icon size={20} strokeWidth={1.75} />
      {t(isRight ? 'acknowledge' : 'snooze')}
    </div>
  );
}
