'use client';

import { useQuery } from '@tanstack/react-query';
import type { AlertRuleDraft, Backtest } from '@vitrine/contracts';
import { useEffect, useState } from 'react';
import { ApiError, callApi } from '@/lib/api/client';

/** How long a draft must stay as it is before it is asked about. */
const SETTLE_MS = 600;
export const BACKTEST_DAYS = 30;

/** An answer with the sentence that it is the answer to. */
export interface Answered {
  sentence: string;
  result: Backtest;
}

/**
 * How often a rule would have rung. A draft that changes cancels the question about the one before; until the new answer is there, the
 * last one stays with its own sentence. @param draft null while the rule cannot be asked about
 * @param ruleId of the rule that is changed: it repeats itself, which is no news
 */
export function useBacktest(draft: AlertRuleDraft | null, sentence: string, ruleId?: string) {
  const key = draft === null ? null : JSON.stringify(withoutWords(draft));
  const settled = useSettled(key);
  const [last, setLast] = useState<Answered | null>(null);
  const answer = useQuery({
    queryKey: ['backtest', settled, ruleId],
    queryFn: async ({ signal }): Promise<Answered> => {
      const body = { rule: JSON.parse(settled ?? '{}'), days: BACKTEST_DAYS, ruleId };
      return { sentence, result: await callApi<Backtest>('/v1/alert-rules:backtest', { body, signal }) };
    },
    enabled: settled !== null && settled === key,
    retry: (failures, error) => failures < 2 && isBusy(error),
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
  const current = settled === key && answer.data ? answer.data : null;
  useEffect(() => {
    if (current) setLast(current);
  }, [current]);
  return {
    current,
    shown: current ?? last,
    isPending: key !== null && current === null && !(settled === key && answer.isError),
    error: settled === key ? answer.error : null,
    retry: () => void answer.refetch(),
  };
}

/** The api answers two questions at once and asks the others to wait. */
function isBusy(error: unknown): boolean {
  return error instanceof ApiError && (error.status === 429 || error.status === 503);
}

/** A name and a note change nothing that could ring; a rule without a name is asked about all the same. */
function withoutWords({ action: _action, ...draft }: AlertRuleDraft): AlertRuleDraft {
  return { ...draft, name: '-' };
}

/** The value once it has stayed the same for a while. */
function useSettled(value: string | null): string | null {
  const [settled, setSettled] = useState<string | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
