import { MapPinOff } from 'lucide-react';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { buttonClass } from '@/ui/button';
import { Notice } from '@/ui/notice';

/** An address that leads nowhere, inside the frame or without it. */
export async function NotFoundNotice() {
  const t = await getTranslations('states');
  return (
    <Notice
      isPage
      icon={<MapPinOff size={20} strokeWidth={1.75} />}
      title={t('notFoundTitle')}
      help={t('notFoundHelp')}
      action={
        <Link href="/overview" className={buttonClass('primary')}>
          {t('goOverview')}
        </Link>
      }
    />
  );
}
