import { FlaskConical } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { Notice } from '@/ui/notice';

/** In the place of suggestions, in an hour that goes without them. */
export function HeldOut() {
  const t = useTranslations('promote.heldOut');
  return (
    <div className="card" data-testid="held-out">
      <Notice icon={<FlaskConical size={20} strokeWidth={1.75} />} title={t('title')} help={t('help')} role="status" />
    </div>
  );
}
