import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { DoorHead } from '@/features/auth/door-head';
import { SetPassword } from '@/features/auth/set-password';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('setPassword'))('title'), robots: { index: false } };
}

/** Where a link of an administrator leads. Its secret stands behind the `#` and is never sent with the address. */
export default async function SetPasswordPage() {
  const t = await getTranslations('setPassword');
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-[440px] flex-col px-5 py-6">
      <DoorHead />
      <div className="flex flex-1 flex-col justify-center py-10">
        <SetPassword />
        <noscript>
          <p className="text-text-2">{t('needsScript')}</p>
        </noscript>
      </div>
    </main>
  );
}
