import { QueryCache, QueryClient } from '@tanstack/react-query';
import { leaveForLogin } from '@/features/session/end-of-session';
import { ApiError } from '@/lib/api/client';

/** What is read is asked again; what a person does is tried once, at once, and says when it was not done. */
export function createClient(): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof ApiError && error.status === 401) leaveForLogin();
      },
    }),
    defaultOptions: {
      // Without a network the library would hold an action back without a word, and send it whenever the network returns.
      mutations: { networkMode: 'always' },
      queries: {
        staleTime: 10_000,
        refetchOnWindowFocus: true,
        retry: (failures, error) =>
          failures < 2 && !(error instanceof ApiError && error.status >= 400 && error.status < 500),
        retryDelay: (attempt) => 800 * 2 ** attempt,
      },
    },
  });
}
