import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { LanguageChoice } from '@/features/auth/language-choice';
import { SetPassword } from '@/features/auth/set-password';
import { Logo } from '@/ui/logo';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('setPassword'))('title'), robots: { index: false } };
}

/** Where a link of an administrator leads. Its secret stands behind the `#` and is never sent with the address. */
export default async function SetPasswordPage() {
  const t = await getTranslations();
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-[440px] flex-col px-5 py-6">
      <div className="flex items-center justify-between gap-4">
        <span className="flex items-center gap-2.5 text-card font-semibold">
          <Logo />
          {t('app.name')}
        </span>
        <LanguageChoice />
      </div>
      <div className="flex flex-1 flex-col justify-center py-10">
        <SetPassword />
        <noscript>
          <p className="text-text-2">{t('setPassword.needsScript')}</p>
        </noscript>
      </div>
    </main>
  );
}
