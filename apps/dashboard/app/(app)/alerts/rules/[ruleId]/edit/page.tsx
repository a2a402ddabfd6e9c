import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { EditRuleScreen } from '@/features/alert-rules/builder/edit-rule-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('alertRules'))('builder.titleEdit') };
}

export default async function EditRulePage({ params }: { params: Promise<{ ruleId: string }> }) {
  return <EditRuleScreen id={(await params).ruleId} />;
}
