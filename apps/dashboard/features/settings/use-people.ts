'use client';

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { PasswordLink, SellerList, User, UserCreated, UserList, UserRequest } from '@vitrine/contracts';
import { callApi } from '@/lib/api/client';

export const PEOPLE = ['people'];

/** People page by page, as the api lets this caller see them. */
export function usePeople() {
  return useInfiniteQuery({
    queryKey: PEOPLE,
    queryFn: ({ pageParam, signal }) =>
      callApi<UserList>(`/v1/users?limit=100${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`, {
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
  });
}

/** Sellers to choose among, read when somebody is to become one. */
export function useSellers(isEnabled: boolean) {
  return useQuery({
    queryKey: ['sellers', 'choice'],
    queryFn: ({ signal }) => callApi<SellerList>('/v1/sellers?limit=500', { signal }),
    enabled: isEnabled,
  });
}

/** What an administrator may do to somebody else; `link` is answered with the link's secret. */
export const personSteps = {
  link: { method: 'POST', path: '/password-link' },
  signOut: { method: 'DELETE', path: '/sessions' },
  deactivate: { method: 'PUT', path: '/deactivation' },
  reactivate: { method: 'DELETE', path: '/deactivation' },
  delete: { method: 'DELETE', path: '' },
} as const;
export type PersonStep = keyof typeof personSteps;

export function usePersonStep(person: User, step: PersonStep, onDone: (link: PasswordLink | undefined) => void) {
  const client = useQueryClient();
  const { method, path } = personSteps[step];
  return useMutation({
    mutationFn: () => callApi<PasswordLink | undefined>(`/v1/users/${person.id}${path}`, { method }),
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: PEOPLE }),
  });
}

export function useInvite(onDone: (made: UserCreated) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (person: Omit<UserRequest, 'credential'>) =>
      callApi<UserCreated>('/v1/users', { body: { ...person, credential: 'link' } }),
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ queryKey: PEOPLE }),
  });
}
