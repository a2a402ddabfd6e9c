import { dayAt } from './calendar.js';
import { CATEGORIES } from './categories.js';
import { effectOf, spanOf } from './incident-effect.js';
import type { Incident } from './incident-kinds.js';
import { plannedWeek, weekOf } from './planted.js';
import type { Totals } from './truth.js';
import type { World } from './world.js';

/** One incident in the words of the contracts, for those who judge alerts. */
export interface PlantedIncident {
  /** For the option `leaveOut`. */
  readonly id: string;
  readonly kind: Incident['kind'];
  /** Null: in every store. */
  readonly storeId: string | null;
  readonly productId: string | null;
  readonly sellerId: string | null;
  readonly categories: readonly string[];
  /** UTC instants, `to` excluded. */
  readonly from: string;
  readonly to: string;
  /** The totals of its span less those without it: of its product's lines or its seller's tickets, where it has one. */
  readonly effect: Totals;
}

/** The incidents that begin in [fromMs, toMs), in order. */
export function incidentsBetween(world: World, fromMs: number, toMs: number): readonly PlantedIncident[] {
  const found: Incident[] = [];
  const lastWeek = weekOf(world, dayAt(toMs, 0) + 1);
  for (let week = weekOf(world, dayAt(fromMs, 0) - 1); week <= lastWeek; week++)
    found.push(...plannedWeek(world, week).incidents);
  if (world.live !== null && !world.leftOut.has(world.live.id)) found.push(world.live);
  return found
    .filter((one) => spanOf(world, one).fromMs >= fromMs && spanOf(world, one).fromMs < toMs)
    .sort((one, other) => spanOf(world, one).fromMs - spanOf(world, other).fromMs)
    .map((one) => inWords(world, one));
}

function inWords(world: World, incident: Incident): PlantedIncident {
  const { id, kind, store } = incident;
  const { fromMs, toMs } = spanOf(world, incident);
  const categories = incident.kind === 'wrongPrice' ? incident.categories : [];
  return {
    id,
    kind,
    storeId: store === null ? null : (world.places[store]?.id ?? null),
    productId: 'product' in incident ? (world.products[incident.product]?.id ?? null) : null,
    sellerId: 'seller' in incident ? (world.sellers[incident.store]?.[incident.seller]?.id ?? null) : null,
    categories: categories.map((category) => CATEGORIES[category]?.name ?? ''),
    from: new Date(fromMs).toISOString(),
    to: new Date(toMs).toISOString(),
    effect: effectOf(world, incident),
  };
}
