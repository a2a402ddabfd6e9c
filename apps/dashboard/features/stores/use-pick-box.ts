import { useTranslations } from 'next-intl';
import type { StoreRow } from '@/features/stores/comparison/store-rows';
import { MOST_PICKED, type TableView } from '@/features/stores/view/use-table-view';

/** Makes an input the box that picks a store to compare; disabled once as many are picked as fit. */
export function usePickBox(row: StoreRow, view: TableView) {
  const t = useTranslations('stores');
  const isPicked = view.pick.includes(row.id);
  return {
    type: 'checkbox',
    checked: isPicked,
    disabled: !isPicked && view.pick.length >= MOST_PICKED,
    onChange: () => view.togglePick(row.id),
    'aria-label': t('select', { store: row.name }),
  } as const;
}
