import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { RulesScreen } from '@/features/alert-rules/list/rules-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('alertRules'))('title') };
}

export default function RulesPage() {
  return (
    <Suspense>
      <RulesScreen />
    </Suspense>
  );
}
