'use client';

import { useTranslations } from 'next-intl';
import { type ProductView, productLists } from '@/features/products/view/use-product-view';
import { cn } from '@/ui/cn';

/** One list at a time: the whole curve, what rises, what falls, what stopped. */
export function ListTabs({ view }: { view: ProductView }) {
  const t = useTranslations('products.lists');
  return (
    <fieldset
      aria-label={t('label')}
      className="mb-3 flex gap-1 overflow-x-auto border-b border-line [scrollbar-width:none]"
    >
      {productLists.map((list) => (
        <button
          key={list}
          type="button"
          aria-pressed={view.list === list}
          data-testid={`list-${list}`}
          onClick={() => void view.setView({ list, group: null })}
          className={cn(
            '-mb-px inline-flex min-h-10 shrink-0 items-center border-b-2 px-3 text-body max-md:min-h-11 max-md:px-2',
            view.list === list ? 'border-accent font-medium' : 'border-transparent text-text-2 hover:text-text',
          )}
        >
          {t(list)}
        </button>
      ))}
    </fieldset>
  );
}
