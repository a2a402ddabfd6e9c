import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { DoorHead } from '@/features/auth/door-head';
import { LoginForm } from '@/features/auth/login-form';
import { LoginWindow } from '@/features/auth/login-window';
import { firstOf, type Said } from '@/lib/first-of';
import { isSignedIn } from '@/lib/session';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('login'))('title') };
}

export default async function LoginPage({ searchParams }: { searchParams: Promise<Record<string, Said>> }) {
  const said = await searchParams;
  const [next, reason] = [firstOf(said.next), firstOf(said.reason)];
  if (!reason && (await isSignedIn())) redirect('/');
  const t = await getTranslations();
  const note = reason === 'expired' ? t('login.expired') : reason === 'signedOut' ? t('login.signedOut') : undefined;

  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <main className="flex min-w-0 flex-col px-5 py-6 sm:px-10">
        <DoorHead />
        <div className="mx-auto flex w-full max-w-[360px] flex-1 flex-col justify-center py-10">
          <h1 className="text-[28px] font-semibold leading-tight tracking-[-0.01em]">{t('login.title')}</h1>
          <p className="mt-1.5 text-text-2">{t('login.subtitle')}</p>
          {note ? (
            <p role="status" className="mt-5 rounded-control bg-accent-soft px-3 py-2.5 text-table">
              {note}
            </p>
          ) : null}
          <LoginForm next={next} />
          <p className="mt-6 text-table text-text-2">{t('login.forgot')}</p>
        </div>
      </main>
      <LoginWindow />
    </div>
  );
}
