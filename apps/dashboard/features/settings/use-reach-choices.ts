'use client';

import type { User } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { useSellers } from './use-people';

export const invitableRoles = ['manager', 'seller', 'regional', 'analyst', 'operator', 'admin'] as const;

export interface ReachChoice {
  id: string;
  label: string;
  scope: User['scopes'][number];
}

/** What a person of a role may be given to see, out of what the caller sees; for a seller, who they are. */
export function useReachChoices(role: string): { choices: ReachChoice[]; isPending: boolean } {
  const t = useTranslations('settings.people.reach');
  const { me, stores } = useSession();
  const sellers = useSellers(role === 'seller');
  if (role === 'seller') {
    const choices = (sellers.data?.items ?? []).map(
      ({ id, name }): ReachChoice => ({
        id: `self:${id}`,
        label: name === id ? id : `${name} · ${id}`,
        scope: { kind: 'self', value: id },
      }),
    );
    return { choices, isPending: sellers.isPending };
  }
  const own = stores.filter((store) => store.access === 'full');
  const regions = [...new Set(own.map((store) => store.region))].filter((region) => region !== '').sort();
  const isWhole = me.scope.stores === 'all';
  const choices: ReachChoice[] = [
    ...(isWhole ? [{ id: 'tenant', label: t('tenant'), scope: { kind: 'tenant' as const } }] : []),
    ...(isWhole ? regions : []).map(
      (value): ReachChoice => ({
        id: `region:${value}`,
        label: t('region', { region: value }),
        scope: { kind: 'region', value },
      }),
    ),
    ...own.map(
      ({ id, name }): ReachChoice => ({ id: `store:${id}`, label: name, scope: { kind: 'store', value: id } }),
    ),
  ];
  return { choices, isPending: false };
}
