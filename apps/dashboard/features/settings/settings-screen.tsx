'use client';

import type { SettingDescription } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { changesSettings, managesPeople } from '@/lib/access';
import { PageHead } from '@/ui/page-head';
import { PasswordPanel } from './password-panel';
import { PeoplePanel } from './people-panel';
import { TenantPanel } from './tenant-panel';

/** Who may come in, what the organisation chose, and the own password. */
export function SettingsScreen({ settings }: { settings: readonly SettingDescription[] }) {
  const t = useTranslations('settings');
  const { me } = useSession();
  return (
    <>
      <PageHead title={t('title')} subtitle={me.tenant.name} />
      <div className="flex max-w-[960px] flex-col gap-3 lg:gap-4">
        {managesPeople(me) ? <PeoplePanel /> : null}
        {changesSettings(me) ? <TenantPanel settings={settings} /> : null}
        <PasswordPanel />
      </div>
    </>
  );
}
