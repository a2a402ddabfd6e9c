import { dayAt } from './calendar.js';
import type { Incident } from './incident-kinds.js';
import { atMinute, openingMs } from './opening.js';
import type { Place } from './places.js';
import { happeningsOf } from './store-day.js';
import type { Draft } from './ticket.js';
import { addTicket, noTotals, type Totals } from './truth.js';
import type { World } from './world.js';

/** When an incident begins and ends, in UTC milliseconds; what lasts for days begins as the doors open and ends as they close. */
export function spanOf(world: World, incident: Incident): { readonly fromMs: number; readonly toMs: number } {
  const place = world.places[incident.store ?? 0] as Place;
  switch (incident.kind) {
    case 'discountSpree':
      return openingMs(place, incident.day);
    case 'refundSpike':
      return { fromMs: atMinute(place, incident.day, 15 * 60), toMs: atMinute(place, incident.day, 17 * 60) };
    case 'productStops':
      return { fromMs: openingMs(place, incident.fromDay).fromMs, toMs: openingMs(place, incident.toDay).toMs };
    default:
      return incident;
  }
}

/**
 * What the incident changed in its span: the totals of this chain less those of the same chain without it. Of an incident with a product
 * or a seller only that product's lines or that seller's tickets count; of a dead line, what had arrived before it was mended.
 */
export function effectOf(world: World, incident: Incident): Totals {
  const totals = noTotals();
  const without = { ...world, leftOut: new Set([...world.leftOut, incident.id]) };
  addSpan(world, incident, totals, 1);
  addSpan(without, incident, totals, -1);
  return totals;
}

function addSpan(world: World, incident: Incident, totals: Totals, sign: number): void {
  const { fromMs, toMs } = spanOf(world, incident);
  const product = incident.kind === 'productStops' ? incident.product : null;
  const isConcerned = (draft: Draft) =>
    draft.soldAtMs >= fromMs && draft.soldAtMs < toMs && (!('seller' in incident) || draft.seller === incident.seller);
  for (const store of incident.store === null ? world.places.keys() : [incident.store]) {
    const { offsetMinutes } = world.places[store] as Place;
    for (let day = dayAt(fromMs, offsetMinutes); day <= dayAt(toMs - 1, offsetMinutes); day++) {
      for (const { draft, replaces, outcome, arrivesAtMs } of happeningsOf(world, store, day)) {
        if (outcome !== 'accepted' || (incident.kind === 'dataStops' && arrivesAtMs >= toMs)) continue;
        if (replaces !== null && isConcerned(replaces)) addTicket(world, totals, replaces, -sign, day, product);
        if (draft !== null && isConcerned(draft)) addTicket(world, totals, draft, sign, day, product);
      }
    }
  }
}
