import { redirect } from 'next/navigation';
import { requireSession } from '@/lib/session';

export default async function Home(): Promise<never> {
  const me = await requireSession();
  redirect(me.user.role === 'operator' ? '/ops' : '/overview');
}
