'use client';

import { useQuery } from '@tanstack/react-query';
import type { AlertRuleProposal } from '@vitrine/contracts';
import { callApi } from '@/lib/api/client';
import { RULES } from './use-rules';

/** What people's verdicts propose for a rule; nothing for who may not change it. */
export function useProposal(ruleId: string | null) {
  return useQuery({
    queryKey: [...RULES, 'proposal', ruleId],
    queryFn: ({ signal }) =>
      callApi<AlertRuleProposal>(`/v1/alert-rules/${encodeURIComponent(ruleId ?? '')}/proposal`, { signal }),
    enabled: ruleId !== null,
    retry: false,
  });
}
