'use client';

import type { User } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';

/** What a person sees, in one line: the whole network, regions, stores by name, or the own sales. */
export function useReach(): (scopes: User['scopes']) => string {
  const t = useTranslations('settings.people.reach');
  const { stores } = useSession();
  const nameOf = (id: string) => stores.find((store) => store.id === id)?.name ?? id;
  return (scopes) => {
    const parts = scopes.map((scope) => {
      if (scope.kind === 'tenant') return t('tenant');
      if (scope.kind === 'self') return t('self', { seller: scope.value });
      return scope.kind === 'region' ? t('region', { region: scope.value }) : nameOf(scope.value);
    });
    return parts.length === 0 ? t('nothing') : parts.join(', ');
  };
}
