import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { MarginsScreen } from '@/features/margins/margins-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('margins'))('title') };
}

export default function MarginsPage() {
  return <MarginsScreen />;
}
