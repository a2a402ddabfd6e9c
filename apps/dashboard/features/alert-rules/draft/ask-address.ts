import type { MetricId } from '@vitrine/contracts';
import { ruleMetrics } from './choices';

/** What a bell beside a figure knows of it. */
export interface FigureAsked {
  metric: MetricId;
  /** The stores that the figure is of; none: all of the person's. */
  storeIds: readonly string[];
  /** One alert for each store, or one for all of them together. */
  grain: 'store' | 'network';
}

/** The address of the builder with a figure in it; null for a figure that no rule watches. */
export function askAddress(figure: Omit<FigureAsked, 'metric'> & { metric: string }): string | null {
  const metric = askable(figure.metric);
  if (metric === undefined) return null;
  const search = new URLSearchParams({ metric, grain: figure.grain });
  for (const id of figure.storeIds) search.append('store', id);
  return `/alerts/rules/new?${search}`;
}

/** The figure that an address asks for, or null: what is not known there is not guessed. */
export function readAsked(search: URLSearchParams): FigureAsked | null {
  const metric = askable(search.get('metric') ?? '');
  if (metric === undefined) return null;
  const grain = search.get('grain') === 'network' ? 'network' : 'store';
  return { metric, grain, storeIds: search.getAll('store') };
}

/** Besides the figures that sales tell, the goal: a rule watches whether it is at risk. */
function askable(metric: string): MetricId | undefined {
  return [...ruleMetrics, 'goalRate' as const].find((id) => id === metric);
}
