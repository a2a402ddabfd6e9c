import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LowScreen } from '@/features/low-performers/low-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('lowPerformers'))('title') };
}

export default function LowPerformersPage() {
  return <LowScreen />;
}
