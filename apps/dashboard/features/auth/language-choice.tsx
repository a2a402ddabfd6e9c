import { getLocale, getTranslations } from 'next-intl/server';
import { chooseLocale } from '@/features/preferences/choose';
import { locales } from '@/i18n/locales';
import { cn } from '@/ui/cn';

const names = { 'pt-BR': 'Português', en: 'English' } as const;

/** Two submit buttons: works before, and without, JavaScript. */
export async function LanguageChoice() {
  const t = await getTranslations('login');
  const current = await getLocale();
  return (
    <form
      action={chooseLocale}
      aria-label={t('language')}
      className="flex rounded-full border border-line bg-surface p-0.5"
    >
      {locales.map((locale) => (
        <button
          key={locale}
          type="submit"
          name="locale"
          value={locale}
          lang={locale}
          aria-pressed={locale === current}
          className={cn(
            'min-h-7 rounded-full px-3 text-table',
            locale === current ? 'bg-accent-soft font-medium text-text' : 'text-text-2 hover:text-text',
          )}
        >
          {names[locale]}
        </button>
      ))}
    </form>
  );
}
