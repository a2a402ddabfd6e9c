'use client';

import { Equal } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useFilters } from '@/features/filters/use-filters';
import { useSession } from '@/features/session/session-context';
import type { Comparable } from '@/features/stores/comparison/comparable-stores';
import type { TableView } from '@/features/stores/view/use-table-view';
import { Button } from '@/ui/button';

/** Like for like, on or off; nothing to offer without a comparison. */
export function SameStores({ view }: { view: TableView }) {
  const t = useTranslations('stores');
  const { compare } = useFilters();
  if (!compare) return null;
  return (
    <Button
      data-testid="same-stores"
      aria-pressed={view.same}
      title={t('sameHelp')}
      className="aria-pressed:border-accent aria-pressed:bg-accent-soft"
      onClick={() => void view.setView({ same: view.same ? null : true })}
    >
      <Equal size={16} strokeWidth={1.75} aria-hidden />
      {t('same')}
    </Button>
  );
}

/** Which stores were left out, and why: without that, the total would claim more than it covers. */
export function SameStoresNote({ comparable }: { comparable: Comparable | null }) {
  const t = useTranslations('stores');
  const { formats } = useSession();
  if (!comparable) return null;
  const list = new Intl.ListFormat(formats.locale, { type: 'conjunction' });
  const names = comparable.left.map(({ name, openedOn }) =>
    openedOn ? t('sameLeft', { store: name, date: formats.date(openedOn) }) : name,
  );
  return (
    <p role="status" data-testid="same-stores-note" className="mb-4 max-w-[84ch] text-table text-text-2">
      {t('sameNote', { count: comparable.ids.length, left: comparable.left.length, names: list.format(names) })}
    </p>
  );
}
