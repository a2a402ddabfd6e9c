'use client';

import { Share, SquarePlus } from 'lucide-react';
import { useTranslations } from 'next-intl';

/** On iPhone and iPad pushes come only to what stands on the home screen: the three steps there. */
export function InstallCoach() {
  const t = useTranslations('push.install');
  return (
    <section
      className="rounded-card border border-line bg-sunken p-4"
      aria-labelledby="install-coach"
      data-testid="install-coach"
    >
      <h3 id="install-coach" className="font-medium">
        {t('title')}
      </h3>
      <p className="mt-1 text-table text-text-2">{t('why')}</p>
      <ol className="mt-3 flex list-decimal flex-col gap-2 pl-5 text-table">
        <li>
          {t('share')} <Share size={16} strokeWidth={1.75} aria-hidden className="inline text-accent" />
        </li>
        <li>
          {t('add')} <SquarePlus size={16} strokeWidth={1.75} aria-hidden className="inline text-accent" />
        </li>
        <li>{t('open')}</li>
      </ol>
    </section>
  );
}
