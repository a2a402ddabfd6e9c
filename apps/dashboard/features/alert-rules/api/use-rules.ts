'use client';

import { queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  AlertRule,
  AlertRuleList,
  AlertRulePatch,
  AlertRuleRequest,
  AlertRuleSaved,
  AlertRuleTest,
  AlertRuleVersionList,
} from '@vitrine/contracts';
import { callApi } from '@/lib/api/client';
import { whileEdited } from '@/lib/api/while-edited';

export const RULES = ['alert-rules'];

export type RuleState = AlertRule['state'];

/** The rules that the person may see, page by page. */
export function useRules(state: RuleState | null, isEnabled: boolean) {
  const path = `/v1/alert-rules?limit=100${state ? `&state=${state}` : ''}`;
  return useInfiniteQuery({
    queryKey: [...RULES, 'list', path],
    queryFn: ({ pageParam, signal }) =>
      callApi<AlertRuleList>(pageParam ? `${path}&cursor=${encodeURIComponent(pageParam)}` : path, { signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: 30_000, // how rules stand moves on while people watch
    enabled: isEnabled,
  });
}

export function useRuleVersions(id: string) {
  return useInfiniteQuery({
    queryKey: [...RULES, 'versions', id],
    queryFn: ({ pageParam, signal }) =>
      callApi<AlertRuleVersionList>(
        `/v1/alert-rules/${id}/versions?limit=50${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`,
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
}

export const ruleOf = (id: string | null) =>
  queryOptions({
    queryKey: [...RULES, 'one', id],
    queryFn: ({ signal }) => callApi<AlertRule>(`/v1/alert-rules/${encodeURIComponent(id ?? '')}`, { signal }),
    enabled: id !== null,
    staleTime: 0,
    ...whileEdited,
  });

/** A rule as it is now. */
export const useRule = (id: string | null) => useQuery(ruleOf(id));

export function useMakeRule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: AlertRuleRequest) => callApi<AlertRuleSaved>('/v1/alert-rules', { body: request }),
    onSuccess: () => client.invalidateQueries({ queryKey: RULES }),
  });
}

/** A change to exactly the version that was read. */
export function useChangeRule({ id, version }: Pick<AlertRule, 'id' | 'version'>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (patch: AlertRulePatch) =>
      callApi<AlertRuleSaved>(`/v1/alert-rules/${id}`, {
        method: 'PATCH',
        body: patch,
        headers: { 'if-match': etagOf(version) },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: RULES }),
  });
}

/** A change or deletion from the list: made to the version that the list shows, so that nobody undoes what they have not seen. */
export function useRuleStep({ id, version }: Pick<AlertRule, 'id' | 'version'>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (step: AlertRulePatch | 'delete') => {
      const headers = { 'if-match': etagOf(version) };
      if (step === 'delete') return callApi<unknown>(`/v1/alert-rules/${id}`, { method: 'DELETE', headers });
      return callApi<unknown>(`/v1/alert-rules/${id}`, { method: 'PATCH', body: step, headers });
    },
    onSettled: () => client.invalidateQueries({ queryKey: RULES }),
  });
}

/** Sends a test to the person who asks, and to the rule's webhooks. */
export function useTestRule({ id }: Pick<AlertRule, 'id'>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => callApi<AlertRuleTest>(`/v1/alert-rules/${id}/test`, { method: 'POST' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['alert-deliveries'] }),
  });
}

/** A rule's version is a tag of it. */
function etagOf(version: number): string {
  return `"${version}"`;
}
