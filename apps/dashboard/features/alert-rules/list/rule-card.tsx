'use client';

import type { AlertRule } from '@vitrine/contracts';
import Link from 'next/link';
import { useLocale, useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { toLocale } from '@/i18n/locales';
import { cn } from '@/ui/cn';
import { editOf } from '../draft/rule-edit';
import { HealthNote } from '../health/health-note';
import { standingOf } from '../health/standing';
import { ruleWords } from '../sentence/rule-words';
import { useSpeaker } from '../sentence/use-speaker';
import { RuleMenu } from './rule-menu';
import { RuleSwitch } from './rule-switch';

/** A rule: its name and sentence, how it stands, whom it tells, how often it rang. */
export function RuleCard({ rule }: { rule: AlertRule }) {
  const t = useTranslations('alertRules');
  const locale = toLocale(useLocale());
  const { formats } = useSession();
  return (
    <li className="card p-4" data-testid="rule" data-state={rule.state}>
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <h2 className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Link
              href={`/alerts/rules/${rule.id}/edit`}
              className="min-w-0 break-words font-semibold underline-offset-4 hover:underline"
            >
              {rule.rule.name}
            </Link>
            <StateMark rule={rule} />
          </h2>
        </div>
        <RuleSwitch rule={rule} />
        <RuleMenu rule={rule} />
      </div>
      <p className="mt-1 max-w-[84ch] break-words text-text-2">{rule.sentence[locale]}</p>
      <HealthNote rule={rule} />
      <p className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-hint text-text-2">
        <Told rule={rule} />
        {rule.firings === undefined ? null : <span className="tabular">{t('fired', { count: rule.firings })}</span>}
        <span>
          {rule.author
            ? t('by', { name: rule.author.name, when: formats.moment(rule.updatedAt) })
            : t('ready', { when: formats.moment(rule.updatedAt) })}
        </span>
      </p>
    </li>
  );
}

const looks = {
  on: 'bg-accent-soft text-text',
  draft: 'bg-sunken text-text-2',
  off: 'bg-sunken text-text-2',
  paused: 'bg-warn-soft text-warn',
  error: 'bg-critical-soft text-critical',
  noData: 'bg-warn-soft text-warn',
  learning: 'bg-accent-soft text-text',
} as const;

function StateMark({ rule }: { rule: AlertRule }) {
  const t = useTranslations('alertRules');
  const { formats } = useSession();
  const look = standingOf(rule);
  const words =
    look === 'paused' && rule.pausedUntil
      ? t('pausedUntil', { until: formats.moment(rule.pausedUntil) })
      : t(`states.${look}`);
  return <span className={cn('rounded-full px-2 py-0.5 text-hint font-medium', looks[look])}>{words}</span>;
}

function Told({ rule }: { rule: AlertRule }) {
  const t = useTranslations('alertRules');
  const { me } = useSession();
  const speaker = useSpeaker(rule.author?.id === me.user.id);
  const { who, channels } = ruleWords(editOf(rule.rule, true), speaker);
  return <span>{t('told', { who, channels })}</span>;
}
