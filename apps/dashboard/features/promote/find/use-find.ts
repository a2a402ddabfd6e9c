'use client';

import { useQuery } from '@tanstack/react-query';
import type { ProductList } from '@vitrine/contracts';
import { useEffect, useState } from 'react';
import { useKeptQuery } from '@/features/offline/use-kept-query';
import { callApi } from '@/lib/api/client';

const MOST = 6;
const LEAST_LETTERS = 2;
const SETTLE_MS = 250;

/** Products by a part of their name or code, or by a whole bar code; nothing until the words have stayed the same for a moment. */
export function useFind(words: string) {
  const [settled, setSettled] = useState(words);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(words.trim()), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [words]);
  return useQuery({
    queryKey: ['find', settled],
    queryFn: ({ signal }) => findProducts(settled, signal),
    enabled: settled.length >= LEAST_LETTERS,
    networkMode: 'always',
    retry: false,
  });
}

export async function findProducts(words: string, signal?: AbortSignal): Promise<ProductList['items']> {
  const search = new URLSearchParams({ search: words, limit: String(MOST) });
  return (await callApi<ProductList>(`/v1/products?${search}`, signal ? { signal } : {})).items;
}

/** What a product is called; undefined until an answer says so. */
export function useProductName(productId: string): string | undefined {
  const { data } = useKeptQuery<ProductList>({
    name: `product ${productId}`,
    path: `/v1/products?limit=1&ids=${encodeURIComponent(productId)}`,
  });
  return data?.value.items[0]?.name;
}
