import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { CrossSellScreen } from '@/features/cross-sell/cross-sell-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('crossSell'))('title') };
}

export default function CrossSellPage() {
  return <CrossSellScreen />;
}
