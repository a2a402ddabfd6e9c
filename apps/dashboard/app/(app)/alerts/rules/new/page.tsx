import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { NewRuleScreen } from '@/features/alert-rules/builder/new-rule-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('alertRules'))('builder.titleNew') };
}

export default function NewRulePage() {
  return (
    <Suspense>
      <NewRuleScreen />
    </Suspense>
  );
}
