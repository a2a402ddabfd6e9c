import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { OpsScreen } from '@/features/ops/ops-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('ops'))('title') };
}

export default function OpsPage() {
  return <OpsScreen />;
}
