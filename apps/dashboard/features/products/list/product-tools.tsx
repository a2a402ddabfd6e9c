'use client';

import { useTranslations } from 'next-intl';
import type { ProductView } from '@/features/products/view/use-product-view';
import { inputClass } from '@/ui/field';
import { SearchField } from '@/ui/search-field';

/** Which products: by name or code, by category. */
export function ProductTools({ view, categories }: { view: ProductView; categories: readonly string[] }) {
  const t = useTranslations('products');
  const known =
    view.category === '' || categories.includes(view.category) ? categories : [view.category, ...categories];
  return (
    <div className="mb-3 flex flex-wrap gap-2">
      <SearchField
        label={t('search')}
        testId="product-search"
        text={view.words}
        onText={(words) => void view.setView({ words: words || null })}
        className="min-w-0 flex-1 basis-60 md:max-w-80"
      />
      <select
        aria-label={t('category')}
        value={view.category}
        onChange={(event) => void view.setView({ category: event.target.value || null, group: null })}
        className={`${inputClass} flex-1 basis-40 md:w-56 md:flex-none`}
      >
        <option value="">{t('everyCategory')}</option>
        {known.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
