import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { AlertScreen } from '@/features/alerts/detail/alert-screen';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('alerts'))('one') };
}

const isId = (text: string) => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

export default async function AlertPage({ params }: { params: Promise<{ alertId: string }> }) {
  const { alertId } = await params;
  if (!isId(alertId)) notFound();
  return <AlertScreen key={alertId} id={alertId} />;
}
