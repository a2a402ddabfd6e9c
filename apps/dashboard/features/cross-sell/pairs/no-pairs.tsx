'use client';

import { useTranslations } from 'next-intl';
import { useSession } from '@/features/session/session-context';
import { Empty } from '@/ui/states';

/** No pair is told yet: how many tickets there are, and what it takes. */
export function NoPairs({ baskets }: { baskets: number }) {
  const t = useTranslations('crossSell.none');
  const { formats } = useSession();
  return (
    <div data-testid="no-pairs">
      <Empty
        title={t(baskets === 0 ? 'cold' : 'few', { count: baskets, baskets: formats.figure(baskets, 'count') })}
        help={t('help')}
      />
    </div>
  );
}
