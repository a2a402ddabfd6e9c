'use client';

import { keepPreviousData, useQueries } from '@tanstack/react-query';
import type { Companions, PairDecisionItem } from '@vitrine/contracts';
import type { Choice } from '@/features/cross-sell/pair/places';
import { callApi } from '@/lib/api/client';

/** As many as a seller is told. */
const SHOWN = 3;

export interface Preview {
  storeId: string;
  productId: string;
  /** Business date, `YYYY-MM-DD`. */
  on: string;
  before: readonly PairDecisionItem[];
  choice: Choice;
}

/** What a seller would be told on a day with a decision, and without it. */
export function usePreview({ storeId, productId, on, before, choice }: Preview) {
  const { decision, from, to } = choice;
  const supposed = before
    .filter((place) => place.storeId === storeId || place.storeId === null)
    .map((place) => ({ productIds: place.productIds, storeId: place.storeId, decision, from, to }));
  const look = (decisions: typeof supposed) => ({
    queryKey: ['companions', 'preview', storeId, productId, on, decisions],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      callApi<Companions>('/v1/recommendations/companions/preview', {
        body: { storeId, productIds: [productId], limit: SHOWN, on, decisions },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const [after, now] = useQueries({ queries: [look(supposed), look([])] });
  return { after, now };
}
