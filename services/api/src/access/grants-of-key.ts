import type { Grant } from '@vitrine/store';

/** A key opens the stores it names; one that names none opens the whole tenant. */
export function grantsOfKey(storeIds: readonly string[] | null | undefined): readonly Grant[] {
  return storeIds?.map((value) => ({ kind: 'store', value })) ?? [{ kind: 'tenant', value: '' }];
}
