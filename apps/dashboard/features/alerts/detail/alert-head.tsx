'use client';

import type { AlertDetail } from '@vitrine/contracts';
import { ArrowUpRight } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { Button, buttonClass } from '@/ui/button';
import { useBegin } from '../actions/act-context';
import { actionIcons } from '../actions/action-icons';
import { MuteRule } from '../actions/mute-rule';
import { offeredActions } from '../actions/offered-actions';
import { LevelMark } from '../words/level-mark';
import { useBilingual } from '../words/use-bilingual';
import { useStateWords } from '../words/use-state-words';

/** The sentence, how it stands and since when, and what can be done with it. */
export function AlertHead({ alert }: { alert: AlertDetail }) {
  const t = useTranslations('alerts');
  const { formats } = useSession();
  const say = useBilingual();
  const stateOf = useStateWords();
  return (
    <section className="card p-4 lg:p-5" data-testid="alert-head" data-status={alert.status}>
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <LevelMark level={alert.level} isWordShown />
        <span className="rounded-full bg-sunken px-2.5 py-0.5 text-hint font-medium">{stateOf(alert)}</span>
        {alert.isLate ? <span className="text-hint text-text-2">{t('late')}</span> : null}
        {alert.isFlapping ? <span className="text-hint text-text-2">{t('flapping')}</span> : null}
      </div>
      <h2 className="max-w-[68ch] text-balance break-words text-card font-semibold">{say(alert.headline)}</h2>
      <p className="tabular mt-1 text-table text-text-2">
        {t('times', {
          rule: alert.rule.name,
          since: formats.momentIn(Date.parse(alert.sinceAt), alert.subject.timeZone),
          changed: formats.momentIn(Date.parse(alert.changedAt), alert.subject.timeZone),
        })}
      </p>
      <ActionBar alert={alert} />
    </section>
  );
}

function ActionBar({ alert }: { alert: AlertDetail }) {
  const t = useTranslations('alerts');
  const { me } = useSession();
  const begin = useBegin();
  return (
    <div className="mt-4 flex flex-wrap gap-2">
      {offeredActions(alert, me).map((action, at) => {
        const Icon = actionIcons[action];
        return (
          <Button
            key={action}
            look={at === 0 ? 'primary' : 'secondary'}
            onClick={() => begin(action, [alert])}
            data-testid={`head-${action}`}
          >
            <Icon size={16} strokeWidth={1.75} aria-hidden />
            {t(`actions.${action}`)}
          </Button>
        );
      })}
      <MuteRule rule={alert.rule} />
      <Link href={alert.screen} className={buttonClass('quiet')} data-testid="alert-screen-link">
        {t('seeFigures')}
        <ArrowUpRight size={16} strokeWidth={1.75} aria-hidden />
      </Link>
    </div>
  );
}
