'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/ui/button';
import { useProposal } from '../api/use-proposal';
import { conditionsOf } from '../draft/condition';
import { changeCondition } from '../draft/rule-edit';
import { hasProposal, ProposalCard } from '../proposal/proposal-card';
import { useBuilder } from './context/builder-context';

/** Above the sentence of a rule that is changed. Taking it changes the one threshold, and leaves what else was written. */
export function ProposalInBuilder({ ruleId }: { ruleId: string }) {
  const t = useTranslations('alertRules.proposal');
  const { edit, change } = useBuilder();
  const { data } = useProposal(ruleId);
  const [condition, ...others] = conditionsOf(edit.draft);
  if (!hasProposal(data) || condition === undefined || others.length > 0) return null;
  const { level, threshold, rule } = data.proposal;
  const isTaken = condition[level] === threshold;
  // Another condition has thresholds in another unit.
  if (rule.condition.kind !== condition.kind) return null;
  return (
    <div className="mb-4">
      <ProposalCard
        said={data}
        action={
          <Button
            look="primary"
            disabled={isTaken}
            onClick={() => change((before) => changeCondition(before, 0, { ...condition, [level]: threshold }))}
            data-testid="take-proposal"
          >
            {t(isTaken ? 'taken' : 'takeHere')}
          </Button>
        }
      />
    </div>
  );
}
