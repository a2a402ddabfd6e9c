'use client';

import { Plus } from 'lucide-react';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { parseAsStringLiteral, useQueryState } from 'nuqs';
import { AlertTabs } from '@/features/alert-tabs/alert-tabs';
import { useSession } from '@/features/session/session-context';
import { managesRules } from '@/lib/access';
import { buttonClass } from '@/ui/button';
import { cn } from '@/ui/cn';
import { NextPage } from '@/ui/next-page';
import { PageHead } from '@/ui/page-head';
import { RowsSkeleton } from '@/ui/skeleton';
import { Empty, NotAllowed, ReadingFailed } from '@/ui/states';
import { useRules } from '../api/use-rules';
import { HealthOfAll } from '../health/health-note';
import { RuleCard } from './rule-card';

const states = ['on', 'paused', 'off', 'draft'] as const;

/** Every rule in one sentence, with what it does and how often it did. */
export function RulesScreen() {
  const t = useTranslations('alertRules');
  const { me } = useSession();
  const isAllowed = managesRules(me);
  const [state, setState] = useQueryState('state', parseAsStringLiteral(states));
  const rules = useRules(state, isAllowed);
  if (!isAllowed) return <NotAllowed isPage className="min-h-[60dvh]" />;
  return (
    <>
      <PageHead title={t('title')} subtitle={t('subtitle')}>
        <NewRuleLink />
      </PageHead>
      <AlertTabs />
      <div className="mb-3 flex flex-wrap gap-1.5">
        {[null, ...states].map((one) => (
          <button
            key={one ?? 'all'}
            type="button"
            aria-pressed={state === one}
            onClick={() => void setState(one)}
            className={cn(
              'min-h-9 rounded-full border px-3 text-table max-md:min-h-11',
              state === one
                ? 'border-accent bg-accent-soft font-medium'
                : 'border-line-strong bg-surface hover:bg-sunken',
            )}
          >
            {one === null ? t('all') : t(`states.${one}`)}
          </button>
        ))}
      </div>
      <Rules rules={rules} isFiltered={state !== null} />
    </>
  );
}

function NewRuleLink() {
  const t = useTranslations('alertRules');
  return (
    <Link href="/alerts/rules/new" className={buttonClass('primary')} data-testid="new-rule">
      <Plus size={16} strokeWidth={1.75} aria-hidden />
      {t('new')}
    </Link>
  );
}

function Rules({ rules, isFiltered }: { rules: ReturnType<typeof useRules>; isFiltered: boolean }) {
  const t = useTranslations('alertRules');
  const listed = rules.data?.pages.flatMap(({ items }) => items);
  if (rules.isPending) {
    return (
      <div className="card p-4" data-testid="rules-loading">
        <RowsSkeleton rows={6} rowClass="h-20" />
      </div>
    );
  }
  if (rules.isError && !listed) {
    return (
      <div className="card">
        <ReadingFailed error={rules.error} onRetry={() => void rules.refetch()} />
      </div>
    );
  }
  if (listed?.length === 0) {
    return (
      <div className="card" data-testid="no-rules">
        {isFiltered ? (
          <Empty title={t('filteredEmpty')} />
        ) : (
          <Empty title={t('empty')} help={t('emptyHelp')} action={<NewRuleLink />} />
        )}
      </div>
    );
  }
  return (
    <>
      <HealthOfAll rules={listed ?? []} />
      <ul className="flex flex-col gap-3" data-testid="rules">
        {listed?.map((rule) => (
          <RuleCard key={rule.id} rule={rule} />
        ))}
      </ul>
      <NextPage list={rules} />
    </>
  );
}
