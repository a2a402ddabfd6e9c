'use client';

import type { AlertRule, RuleHealth } from '@vitrine/contracts';
import { CircleAlert, CircleDashed, GraduationCap, type LucideIcon } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { toLocale } from '@/i18n/locales';
import { Banner } from '@/ui/banner';
import { cn } from '@/ui/cn';
import { healthOfAll, isOfAll } from './standing';

/** Why a rule rings for nobody, or is not at its best yet, and what to do. Nothing for one that is well. */
export function HealthNote({ rule, isAlone = false }: { rule: AlertRule; isAlone?: boolean }) {
  const t = useTranslations('alertRules');
  const say = useSayHealth();
  const locale = toLocale(useLocale());
  const { error, health } = rule;
  if (error) return <Note look="error">{t('errorLead', { why: error.message[locale] })}</Note>;
  if (!health || health.state === 'ok' || (!isAlone && isOfAll(health))) return null;
  return <Note look={health.state}>{say(health)}</Note>;
}

/** What holds for all rules, once above their list. */
export function HealthOfAll({ rules }: { rules: readonly AlertRule[] }) {
  const say = useSayHealth();
  const health = healthOfAll(rules);
  if (!health) return null;
  return (
    <Banner tone="warn" icon={CircleDashed} data-testid="rules-no-data">
      {say(health)}
    </Banner>
  );
}

function useSayHealth() {
  const t = useTranslations('alertRules');
  const locale = toLocale(useLocale());
  const { formats } = useSession();
  return ({ state, message, since, until }: RuleHealth): string => {
    const why = message?.[locale] ?? '';
    if (state === 'error') return t('errorLead', { why });
    if (state !== 'noData') return why;
    if (until) return t('blindUntil', { until: formats.moment(until), why });
    return since ? t('noDataSince', { since: formats.moment(since), why }) : t('noData', { why });
  };
}

const looks: Record<Exclude<RuleHealth['state'], 'ok'>, { ground: string; ink: string; icon: LucideIcon }> = {
  error: { ground: 'bg-critical-soft', ink: 'text-critical', icon: CircleAlert },
  noData: { ground: 'bg-warn-soft', ink: 'text-warn', icon: CircleDashed },
  learning: { ground: 'bg-sunken', ink: 'text-text-2', icon: GraduationCap },
};

function Note({ look, children }: { look: keyof typeof looks; children: string }) {
  const { ground, ink, icon: Icon } = looks[look];
  return (
    <p className={cn('mt-2 flex gap-2 rounded-control px-3 py-2 text-table', ground)} data-testid={`rule-${look}`}>
      <Icon size={16} strokeWidth={1.75} aria-hidden className={cn('mt-0.5 shrink-0', ink)} />
      {children}
    </p>
  );
}
