'use client';

import { useTranslations } from 'next-intl';
import { Button } from './button';
import { ReadingFailed } from './states';

/** A list that is read page by page, as `useInfiniteQuery` has it. */
interface PagedList {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  isFetchNextPageError: boolean;
  error: unknown;
  fetchNextPage: () => Promise<unknown>;
}

/** The way to the next page, where there is one; when it did not arrive, what people may do. */
export function NextPage({ list }: { list: PagedList }) {
  const t = useTranslations('states');
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, error, fetchNextPage } = list;
  if (!hasNextPage) return null;
  const ask = () => void fetchNextPage();
  if (isFetchNextPageError && !isFetchingNextPage) return <ReadingFailed error={error} onRetry={ask} />;
  return (
    <Button className="mt-3 self-center" aria-busy={isFetchingNextPage} onClick={ask}>
      {t('more')}
    </Button>
  );
}
