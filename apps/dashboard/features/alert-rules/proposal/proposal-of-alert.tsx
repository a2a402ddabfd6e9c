'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { managesRules } from '@/lib/access';
import { buttonClass } from '@/ui/button';
import { useProposal } from '../api/use-proposal';
import { hasProposal, ProposalCard } from './proposal-card';

/** On the page of an alert: the rule that raised it, made stricter, one tap from the builder. */
export function ProposalOfAlert({ ruleId }: { ruleId: string }) {
  const t = useTranslations('alertRules.proposal');
  const { me } = useSession();
  const { data } = useProposal(managesRules(me) ? ruleId : null);
  if (!hasProposal(data)) return null;
  return (
    <ProposalCard
      said={data}
      action={
        <Link
          href={`/alerts/rules/${ruleId}/edit?proposal=taken`}
          className={buttonClass('primary')}
          data-testid="take-proposal"
        >
          {t('take')}
        </Link>
      }
    />
  );
}
