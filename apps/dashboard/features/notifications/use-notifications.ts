'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NotificationSettings, NotificationSettingsPatch } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { callApi } from '@/lib/api/client';
import { explainProblem } from '@/lib/api/explain-problem';
import { notify } from '@/ui/notices/notify';

const PATH = '/v1/me/notifications';
export const NOTIFICATIONS = ['notifications'];

/** How the person is told, and a change of it: shown at once, taken back when it was not saved. */
export function useNotifications(isEnabled: boolean) {
  const t = useTranslations('notifications');
  const client = useQueryClient();
  const settings = useQuery({
    queryKey: NOTIFICATIONS,
    queryFn: ({ signal }) => callApi<NotificationSettings>(PATH, { signal }),
    enabled: isEnabled,
  });
  const save = useMutation({
    scope: { id: 'notifications' }, // one after the other: the last choice is the last one saved
    mutationFn: (patch: NotificationSettingsPatch) =>
      callApi<NotificationSettings>(PATH, { method: 'PATCH', body: patch }),
    onMutate: async (patch) => {
      await client.cancelQueries({ queryKey: NOTIFICATIONS });
      client.setQueryData<NotificationSettings>(NOTIFICATIONS, (before) => before && changed(before, patch));
    },
    onSuccess: () => notify('success', t('saved')),
    onError: (error) => notify('error', explainProblem(error, t('offline')).sentence),
    onSettled: () => client.invalidateQueries({ queryKey: NOTIFICATIONS }),
  });
  return { settings, save: save.mutate };
}

export type SaveNotifications = ReturnType<typeof useNotifications>['save'];

function changed(settings: NotificationSettings, patch: NotificationSettingsPatch): NotificationSettings {
  const given = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
  return { ...settings, ...given };
}
