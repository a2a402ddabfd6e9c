'use client';

import type { AlertRule, AlertRuleDraft } from '@vitrine/contracts';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { managesRules } from '@/lib/access';
import { ApiError } from '@/lib/api/client';
import { Button, buttonClass } from '@/ui/button';
import { notify } from '@/ui/notices/notify';
import { PageHead } from '@/ui/page-head';
import { RowsSkeleton } from '@/ui/skeleton';
import { Empty, NotAllowed, ReadingFailed } from '@/ui/states';
import { useChangeRule, useRule } from '../api/use-rules';
import { BackToRules } from '../back-to-rules';
import { HealthNote } from '../health/health-note';
import { RuleBuilder } from './rule-builder';

/** A rule there is, changed as it was read: a change of somebody else's in between is not undone. */
export function EditRuleScreen({ id }: { id: string }) {
  const t = useTranslations('alertRules.builder');
  const { me } = useSession();
  const isAllowed = managesRules(me);
  const read = useRule(isAllowed ? id : null);
  if (!isAllowed) return <NotAllowed isPage className="min-h-[60dvh]" />;
  return (
    <>
      <BackToRules />
      <PageHead title={t('titleEdit')} subtitle={t('lead')} />
      {read.data ? (
        <>
          <div className="mb-3 max-w-[84ch] empty:hidden">
            <HealthNote rule={read.data} isAlone />
          </div>
          <Changing key={read.data.version} rule={read.data} />
        </>
      ) : read.isError ? (
        <div className="card">
          {isGone(read.error) ? <Gone /> : <ReadingFailed error={read.error} onRetry={() => void read.refetch()} />}
        </div>
      ) : (
        <div className="card p-4">
          <RowsSkeleton rows={4} rowClass="h-14" />
        </div>
      )}
    </>
  );
}

function isGone(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 404 || error.status === 400);
}

function Gone() {
  const t = useTranslations('alertRules.builder');
  return (
    <Empty
      title={t('ruleGone')}
      help={t('ruleGoneHelp')}
      action={
        <Link href="/alerts/rules" className={buttonClass()}>
          {t('toRules')}
        </Link>
      }
    />
  );
}

function Changing({ rule }: { rule: AlertRule }) {
  const t = useTranslations('alertRules');
  const { me } = useSession();
  const router = useRouter();
  const change = useChangeRule(rule);
  const onSave = (draft: AlertRuleDraft) => {
    if (change.isPending) return;
    change.mutate(
      { rule: draft },
      {
        onSuccess: ({ overlaps }) => {
          notify('success', t('done.saved'));
          if (overlaps.length > 0)
            notify('warning', t('builder.overlapSaved', { names: overlaps.map(({ name }) => name).join(', ') }));
          router.push('/alerts/rules');
        },
      },
    );
  };
  return (
    <RuleBuilder
      initial={rule.rule}
      isOwn={rule.author?.id === me.user.id}
      onSave={onSave}
      error={change.error}
      actions={(save) => (
        <Button look="primary" onClick={() => save('same')} aria-busy={change.isPending} data-testid="save-rule">
          {t('builder.save')}
        </Button>
      )}
    />
  );
}
