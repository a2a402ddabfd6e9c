'use client';

import type { AlertRule, AlertRuleDraft } from '@vitrine/contracts';
import Link from 'next/link';
import { useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { managesRules } from '@/lib/access';
import { ApiError } from '@/lib/api/client';
import { Button, buttonClass } from '@/ui/button';
import { notify } from '@/ui/notices/notify';
import { PageHead } from '@/ui/page-head';
import { RowsSkeleton } from '@/ui/skeleton';
import { Empty, NotAllowed, ReadingFailed } from '@/ui/states';
import { useProposal } from '../api/use-proposal';
import { useChangeRule, useRule } from '../api/use-rules';
import { BackToRules } from '../back-to-rules';
import { HealthNote } from '../health/health-note';
import { useUnsold } from '../preview/use-unsold';
import { TestButton } from '../test/test-button';
import { ProposalInBuilder } from './proposal-in-builder';
import { RuleBuilder } from './rule-builder';

/** A rule there is, changed as it was read: a change of somebody else's in between is not undone. */
export function EditRuleScreen({ id }: { id: string }) {
  const t = useTranslations('alertRules.builder');
  const { me } = useSession();
  const isAllowed = managesRules(me);
  const read = useRule(isAllowed ? id : null);
  const taken = useTakenProposal(isAllowed ? id : null);
  if (!isAllowed) return <NotAllowed isPage className="min-h-[60dvh]" />;
  return (
    <>
      <BackToRules />
      <PageHead title={t('titleEdit')} subtitle={t('lead')} />
      {read.data && !taken.isReading ? (
        <>
          <div className="mb-3 max-w-[84ch] empty:hidden">
            <HealthNote rule={read.data} isAlone />
          </div>
          <Changing key={read.data.version} rule={read.data} begun={taken.draft} />
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

/** A proposal that was taken on another screen is what the rule begins as here. */
function useTakenProposal(id: string | null) {
  const isTaken = useSearchParams().get('proposal') === 'taken';
  const { data, isLoading } = useProposal(isTaken ? id : null);
  return { isReading: isLoading, draft: isTaken ? data?.proposal?.rule : undefined };
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

/** @param begun what it is changed to so far, not saved */
function Changing({ rule, begun = rule.rule }: { rule: AlertRule; begun?: AlertRuleDraft | undefined }) {
  const t = useTranslations('alertRules');
  const sayUnsold = useUnsold();
  const { me } = useSession();
  const router = useRouter();
  const change = useChangeRule(rule);
  const onSave = (draft: AlertRuleDraft) => {
    if (change.isPending || change.isSuccess) return;
    change.mutate(
      { rule: draft },
      {
        onSuccess: ({ overlaps, unsold }) => {
          notify('success', t('done.saved'));
          if (overlaps.length > 0)
            notify('warning', t('builder.overlapSaved', { names: overlaps.map(({ name }) => name).join(', ') }));
          if (unsold.length > 0) notify('warning', sayUnsold(unsold));
          router.push('/alerts/rules');
        },
      },
    );
  };
  return (
    <RuleBuilder
      initial={begun}
      ruleId={rule.id}
      note={<ProposalInBuilder ruleId={rule.id} />}
      isOwn={rule.author?.id === me.user.id}
      onSave={onSave}
      error={change.error}
      actions={(save) => (
        <>
          <Button look="primary" onClick={() => save('same')} aria-busy={change.isPending} data-testid="save-rule">
            {t('builder.save')}
          </Button>
          <TestButton rule={rule} />
        </>
      )}
    />
  );
}
