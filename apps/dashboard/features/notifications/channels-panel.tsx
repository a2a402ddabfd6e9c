'use client';

import type { NotificationSettings } from '@vitrine/contracts';
import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { Panel } from '@/ui/panel';
import { SettingSwitch } from './setting-switch';
import type { SaveNotifications } from './use-notifications';

const channels = ['app', 'push', 'mail'] as const;

export interface PanelProps {
  settings: NotificationSettings;
  save: SaveNotifications;
}

/** Of the channels that a rule asks for, those that reach the person; and the sound. */
export function ChannelsPanel({ settings, save }: PanelProps) {
  const t = useTranslations('notifications');
  const { me } = useSession();
  const set = (channel: (typeof channels)[number], isOn: boolean) =>
    save({ channels: channels.filter((one) => (one === channel ? isOn : settings.channels.includes(one))) });
  return (
    <Panel title={t('channels.title')} lead={<p>{t('channels.lead')}</p>}>
      {channels.map((channel) => (
        <SettingSwitch
          key={channel}
          name={t(`channels.${channel}`)}
          help={t(`channels.${channel}Help`, { email: me.user.email })}
          isOn={settings.channels.includes(channel)}
          onChange={(isOn) => set(channel, isOn)}
          testId={`channel-${channel}`}
        />
      ))}
      <SettingSwitch name={t('sound')} isOn={settings.sound} onChange={(sound) => save({ sound })} testId="sound" />
      {settings.channels.length === 0 ? (
        <p role="status" className="mt-2 rounded-control bg-warn-soft px-3 py-2 text-table">
          {t('channels.none')}
        </p>
      ) : null}
    </Panel>
  );
}
