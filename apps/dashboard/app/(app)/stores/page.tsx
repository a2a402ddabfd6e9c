import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { StoresScreen } from '@/features/stores/stores-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('stores'))('title') };
}

export default function StoresPage() {
  return <StoresScreen />;
}
