'use client';

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  AlertRule,
  AlertRuleList,
  AlertRulePatch,
  AlertRuleRequest,
  AlertRuleVersionList,
} from '@vitrine/contracts';
import { askApi, callApi } from '@/lib/api/client';

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

export interface TaggedRule {
  rule: AlertRule;
  etag: string;
}

/** A rule as it is now, with the tag that says which state a change is made to. */
export function useRule(id: string | null) {
  return useQuery({
    queryKey: [...RULES, 'one', id],
    queryFn: ({ signal }) => readRule(id ?? '', signal),
    enabled: id !== null,
    staleTime: 0,
    refetchOnWindowFocus: false, // what is being written is not read anew
  });
}

async function readRule(id: string, signal?: AbortSignal): Promise<TaggedRule> {
  const answer = await askApi(`/v1/alert-rules/${encodeURIComponent(id)}`, signal ? { signal } : {});
  return { rule: (await answer.json()) as AlertRule, etag: answer.headers.get('etag') ?? '' };
}

/** Rules that say nearly the same, as the answer to a new one names them. */
export interface MadeRule extends AlertRule {
  overlaps?: readonly { ruleId: string; name: string; share?: number }[];
}

export function useMakeRule() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: AlertRuleRequest) => callApi<MadeRule>('/v1/alert-rules', { body: request }),
    onSuccess: () => client.invalidateQueries({ queryKey: RULES }),
  });
}

/** A change to exactly the state that was read. */
export function useChangeRule(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ patch, etag }: { patch: AlertRulePatch; etag: string }) =>
      callApi<AlertRule>(`/v1/alert-rules/${id}`, { method: 'PATCH', body: patch, headers: { 'if-match': etag } }),
    onSettled: () => client.invalidateQueries({ queryKey: RULES }),
  });
}

/** A change or deletion from the list: made to the version that the list shows, so that nobody undoes what they have not seen. */
export function useRuleStep({ id, version }: Pick<AlertRule, 'id' | 'version'>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (step: AlertRulePatch | 'delete' | 'test') => {
      if (step === 'test') return callApi<unknown>(`/v1/alert-rules/${id}:test`, { method: 'POST' });
      const headers = { 'if-match': etagOf(version) };
      if (step === 'delete') return callApi<unknown>(`/v1/alert-rules/${id}`, { method: 'DELETE', headers });
      return callApi<unknown>(`/v1/alert-rules/${id}`, { method: 'PATCH', body: step, headers });
    },
    onSettled: () => client.invalidateQueries({ queryKey: RULES }),
  });
}

/** A rule's tag is its version. */
function etagOf(version: number): string {
  return `"${version}"`;
}
