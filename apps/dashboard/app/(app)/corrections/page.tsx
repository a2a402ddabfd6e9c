import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CorrectionsScreen } from '@/features/corrections/corrections-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('corrections'))('title') };
}

export default function CorrectionsPage() {
  return <CorrectionsScreen />;
}
