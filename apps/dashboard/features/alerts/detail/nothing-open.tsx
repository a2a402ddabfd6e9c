'use client';

import { BellRing } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Notice } from '@/ui/notice';

/** Beside the list, while no alert is open. */
export function NothingOpen() {
  const t = useTranslations('alerts');
  return (
    <div className="card max-lg:hidden">
      <Notice
        icon={<BellRing size={20} strokeWidth={1.75} />}
        title={t('nothingOpen')}
        help={t('keysHelp')}
        className="min-h-[320px]"
      />
    </div>
  );
}
