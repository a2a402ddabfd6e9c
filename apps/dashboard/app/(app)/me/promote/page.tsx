import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { PromoteScreen } from '@/features/promote/promote-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('promote'))('title') };
}

export default function PromotePage() {
  return <PromoteScreen />;
}
