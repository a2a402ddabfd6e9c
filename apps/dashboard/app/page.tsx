import { redirect } from 'next/navigation';
import { homeOf } from '@/lib/landing';
import { requireSession } from '@/lib/session';

export default async function Home(): Promise<never> {
  const me = await requireSession();
  redirect(homeOf(me));
}
