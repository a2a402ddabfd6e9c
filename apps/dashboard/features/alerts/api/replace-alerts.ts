import type { InfiniteData } from '@tanstack/react-query';
import type { Alert, AlertList } from '@vitrine/contracts';

/** The same pages with these alerts as they are now. They keep their places until the list is read anew. */
export function replaceAlerts(list: InfiniteData<AlertList>, changed: readonly Alert[]): InfiniteData<AlertList> {
  const now = new Map(changed.map((alert) => [alert.id, alert]));
  const pages = list.pages.map((page) => ({ ...page, items: page.items.map((item) => now.get(item.id) ?? item) }));
  return { ...list, pages };
}
