import { describeSettings } from '@vitrine/contracts';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { SettingsScreen } from '@/features/settings/settings-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings'))('title') };
}

/** The list of settings is read here: its schemas are not sent to browsers. */
export default function SettingsPage() {
  return <SettingsScreen settings={describeSettings()} />;
}
