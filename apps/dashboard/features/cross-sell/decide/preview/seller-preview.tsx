'use client';

import type { Companions } from '@vitrine/contracts';
import { Eye } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useWallClock } from '@/features/clock/clock-context';
import type { ChosenStores } from '@/features/cross-sell/decide/fields/stores-field';
import { whenOf } from '@/features/cross-sell/pair/standing';
import { useSession } from '@/features/session/session-context';
import type { Store } from '@/lib/api/types';
import { Button } from '@/ui/button';
import { inputClass } from '@/ui/field';
import { RowsSkeleton } from '@/ui/skeleton';
import { ReadingFailed } from '@/ui/states';
import { type Preview, usePreview } from './use-preview';

interface Looked extends Pick<Preview, 'before' | 'choice'> {
  products: readonly { productId: string; name: string }[];
  store: Store;
  chosen: ChosenStores;
}

/** What a seller would be told with each of the products, on the first day on which the decision holds. */
export function SellerPreview({ products, store, chosen, before, choice }: Looked) {
  const t = useTranslations('crossSell.preview');
  const [isOpen, setOpen] = useState(false);
  const [productId, setProductId] = useState(products[0]?.productId ?? '');
  const at = useStoreOf(store, chosen);
  const { day } = useWallClock(at.timeZone);
  if (!isOpen)
    return (
      <Button className="mt-4" data-testid="preview" onClick={() => setOpen(true)}>
        <Eye size={16} strokeWidth={1.75} aria-hidden />
        {t('open')}
      </Button>
    );
  const on = whenOf(choice, day) === 'later' ? (choice.from ?? day) : day;
  return (
    <section className="mt-4 rounded-control bg-sunken p-3" aria-label={t('title')} data-testid="preview-of">
      <label className="text-table text-text-2" htmlFor="preview-product">
        {t('with')}
      </label>
      <select
        id="preview-product"
        value={productId}
        onChange={(event) => setProductId(event.target.value)}
        className={`${inputClass} mt-1`}
      >
        {products.map((one) => (
          <option key={one.productId} value={one.productId}>
            {one.name}
          </option>
        ))}
      </select>
      <Told store={at} preview={{ storeId: at.id, productId, on, before, choice }} />
    </section>
  );
}

/** The store of the screen where it is chosen, else the first that is. */
function useStoreOf(store: Store, chosen: ChosenStores): Store {
  const { stores } = useSession();
  if (chosen === 'every' || chosen.includes(store.id)) return store;
  return stores.find(({ id }) => id === chosen[0]) ?? store;
}

function Told({ store, preview }: { store: Store; preview: Preview }) {
  const t = useTranslations('crossSell.preview');
  const { formats } = useSession();
  const { after, now } = usePreview(preview);
  if (after.isPending || now.isPending) return <RowsSkeleton rows={3} rowClass="h-11" />;
  if (!after.data || !now.data)
    return (
      <ReadingFailed
        error={after.error ?? now.error}
        onRetry={() => {
          void after.refetch();
          void now.refetch();
        }}
      />
    );
  const gone = missingFrom(now.data, after.data);
  return (
    <>
      <p className="mt-2 text-hint text-text-2">{t('when', { date: formats.date(preview.on), store: store.name })}</p>
      {after.data.items.length === 0 ? <p className="mt-2">{t('nothing')}</p> : null}
      <ol className="mt-1 flex flex-col" data-testid="previewed">
        {after.data.items.map((item) => (
          <li key={item.productId} className="border-t border-line py-2 first:border-t-0">
            <p className="flex items-baseline justify-between gap-3 font-medium">
              <span className="min-w-0">{item.name ?? item.productId}</span>
              <span className="tabular shrink-0">{formats.figure(item.price ?? item.unitPrice, 'money')}</span>
            </p>
            <p className="text-table text-text-2">{item.sentence}</p>
          </li>
        ))}
      </ol>
      <p className="mt-1 text-hint text-text-2" data-testid="preview-change">
        {gone.length > 0 ? t('gone', { names: gone.join(', ') }) : t(isSame(now.data, after.data) ? 'same' : 'order')}
      </p>
    </>
  );
}

const idsOf = ({ items }: Companions) => items.map(({ productId }) => productId);
const isSame = (one: Companions, other: Companions) => idsOf(one).join('\n') === idsOf(other).join('\n');

/** Names of what is told no more. */
function missingFrom(now: Companions, after: Companions): string[] {
  const told = new Set(idsOf(after));
  return now.items.filter(({ productId }) => !told.has(productId)).map(({ name, productId }) => name ?? productId);
}
