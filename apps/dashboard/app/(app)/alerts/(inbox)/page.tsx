import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { NothingOpen } from '@/features/alerts/detail/nothing-open';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('alerts'))('title') };
}

export default function AlertsPage() {
  return <NothingOpen />;
}
