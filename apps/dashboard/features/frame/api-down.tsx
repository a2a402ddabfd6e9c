import { ServerOff } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { buttonClass } from '@/ui/button';
import { Notice } from '@/ui/states';

/** The api could not be asked who is looking: nothing else can be shown, nothing is lost. */
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
