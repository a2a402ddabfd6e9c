import type { Me, Store } from '@/lib/api/types';

export type Whose =
  | { of: 'tenant' }
  | { of: 'store'; name: string }
  | { of: 'stores'; count: number }
  | { of: 'seller' };

/** Whose sales the figures are: one store's sales must not pass for the chain's. `chosen` is null without a filter. */
export function whoseFigures(me: Me, stores: readonly Store[], chosen: readonly string[] | null): Whose {
  if (me.scope.sellerId !== undefined) return { of: 'seller' };
  if (me.scope.stores === 'all' && chosen === null) return { of: 'tenant' };
  const shown = stores.filter(({ id, access }) => access === 'full' && (chosen === null || chosen.includes(id)));
  const [first] = shown;
  return shown.length === 1 && first ? { of: 'store', name: first.name } : { of: 'stores', count: shown.length };
}
