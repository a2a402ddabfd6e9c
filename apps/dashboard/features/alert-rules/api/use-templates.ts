'use client';

import { useQuery } from '@tanstack/react-query';
import type { AlertTemplateList } from '@vitrine/contracts';
import { callApi } from '@/lib/api/client';

/** The ready rules of the product. They change with a release, not while somebody looks. */
export function useTemplates() {
  return useQuery({
    queryKey: ['alert-templates'],
    queryFn: ({ signal }) => callApi<AlertTemplateList>('/v1/alert-templates', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
