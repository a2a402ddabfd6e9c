import type { SumKind } from './span-sums.js';

/** Since when which sums are complete, by grain and kind; null: from the beginning. JSON. */
export type CountedSince = Readonly<Record<string, Readonly<Partial<Record<SumKind, number | null>>>>>;

/** What both of two places count. */
export function laterSince(one: CountedSince, other: CountedSince): CountedSince {
  const later: Record<string, Partial<Record<SumKind, number | null>>> = structuredClone(one);
  for (const [grain, kinds] of Object.entries(other)) {
    later[grain] ??= {};
    for (const [kind, sinceMs] of Object.entries(kinds) as [SumKind, number | null][])
      later[grain][kind] = laterOf(later[grain][kind] ?? null, sinceMs);
  }
  return later;
}

const laterOf = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.max(one, other);
