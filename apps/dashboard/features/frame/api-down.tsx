import { ServerOff } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { buttonClass } from '@/ui/button';
import { Notice } from '@/ui/notice';

/** The dashboard could not ask the api who is looking: it can show nothing else, and nothing is lost. */
export async function ApiDown() {
  const t = await getTranslations('states');
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <Notice
        isPage
        role="alert"
        icon={<ServerOff size={20} strokeWidth={1.75} />}
        title={t('apiDownTitle')}
        help={t('apiDownHelp')}
        action={
          <a href="/" className={buttonClass('primary')}>
            {t('retry')}
          </a>
        }
      />
    </main>
  );
}
