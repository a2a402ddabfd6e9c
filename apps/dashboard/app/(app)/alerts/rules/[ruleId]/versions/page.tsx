import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { VersionsScreen } from '@/features/alert-rules/versions/versions-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('alertRules'))('title') };
}

export default async function VersionsPage({ params }: { params: Promise<{ ruleId: string }> }) {
  return <VersionsScreen id={(await params).ruleId} />;
}
