'use client';

import { parseAsBoolean, parseAsNumberLiteral, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { FIRST_LEAST, leastBaskets, shownKinds } from './choose-pairs';

export const crossLists = ['pairs', 'bundles'] as const;

/** How the pairs are looked at, in the address like everything else. */
export function usePairView() {
  const [view, setView] = useQueryStates(
    {
      list: parseAsStringLiteral(crossLists).withDefault('pairs'),
      product: parseAsString.withDefault(''),
      shown: parseAsStringLiteral(shownKinds).withDefault('all'),
      least: parseAsNumberLiteral(leastBaskets).withDefault(FIRST_LEAST),
      expert: parseAsBoolean.withDefault(false),
    },
    { history: 'replace', scroll: false },
  );
  return { ...view, setView };
}

export type PairView = ReturnType<typeof usePairView>;
