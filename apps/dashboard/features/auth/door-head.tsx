import { useTranslations } from 'next-intl';
import { Logo } from '@/ui/logo';
import { LanguageChoice } from './language-choice';

/** The top of pages that people see before they are in: whose page it is, and its language. */
export function DoorHead() {
  const t = useTranslations('app');
  return (
    <div className="flex items-center justify-between gap-4">
      <span className="flex items-center gap-2.5 text-card font-semibold">
        <Logo />
        {t('name')}
      </span>
      <LanguageChoice />
    </div>
  );
}
