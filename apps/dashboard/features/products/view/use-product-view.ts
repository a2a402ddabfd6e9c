'use client';

import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { quadrants, salesClasses } from '@/features/products/rows/quadrants';

export const productLists = ['curve', 'rising', 'falling', 'stopped'] as const;
export type ProductListName = (typeof productLists)[number];

/** How the products are looked at, in the address like everything else. */
export function useProductView() {
  const [view, setView] = useQueryStates(
    {
      list: parseAsStringLiteral(productLists).withDefault('curve'),
      group: parseAsStringLiteral([...quadrants, ...salesClasses]),
      category: parseAsString.withDefault(''),
      words: parseAsString.withDefault(''),
    },
    { history: 'replace', scroll: false },
  );
  return { ...view, setView };
}

export type ProductView = ReturnType<typeof useProductView>;
