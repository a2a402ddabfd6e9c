'use client';

import type { TenantSettings, TenantSettingsPatch } from '@vitrine/contracts';
import { useSession } from '@/features/session/session-context';
import { useSharedEdit } from '@/lib/api/use-shared-edit';

/** The organisation's settings, and how one who read them changes them. */
export function useTenantSettings() {
  const { me } = useSession();
  const path = `/v1/tenants/${encodeURIComponent(me.tenant.id)}/settings`;
  const { shared, save } = useSharedEdit<TenantSettings, TenantSettingsPatch>(path, ['tenant-settings']);
  return { settings: shared, save };
}
