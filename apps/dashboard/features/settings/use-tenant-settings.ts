'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { TenantSettings, TenantSettingsPatch } from '@vitrine/contracts';
import { useSession } from '@/features/session/session-context';
import { askApi } from '@/lib/api/client';

interface Read {
  values: TenantSettings;
  /** Says which state a change is made to. */
  etag: string;
}

/** The organisation's settings, and how one who read them changes them. */
export function useTenantSettings() {
  const { me } = useSession();
  const client = useQueryClient();
  const path = `/v1/tenants/${encodeURIComponent(me.tenant.id)}/settings`;
  const queryKey = ['tenant-settings'];
  const settings = useQuery({ queryKey, queryFn: ({ signal }) => askApi(path, { signal }).then(read) });
  const save = useMutation({
    mutationFn: ({ patch, etag }: { patch: TenantSettingsPatch; etag: string }) =>
      askApi(path, { method: 'PATCH', body: patch, headers: { 'if-match': etag } }).then(read),
    onSuccess: (changed) => client.setQueryData(queryKey, changed),
    onError: () => client.invalidateQueries({ queryKey }),
  });
  return { settings, save };
}

async function read(answer: Response): Promise<Read> {
  return { values: (await answer.json()) as TenantSettings, etag: answer.headers.get('etag') ?? '' };
}
