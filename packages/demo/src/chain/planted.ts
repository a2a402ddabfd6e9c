import type { Incident, LookAlike, WeekPlan } from './incident-kinds.js';
import { incidentsOfWeek } from './incidents.js';
import { quietHourOf, weeklyLookAlikes } from './look-alikes.js';
import { isCleanWeek, storesOfWeek, weeklyIncidents } from './weekly-incidents.js';
import type { World } from './world.js';

/** Number of the week that contains a day: 0 ends with the anchor. */
export function weekOf(world: World, day: number): number {
  return Math.ceil((day - world.anchorDay) / 7);
}

/** What a week has, less what the chain was told to leave out. */
export function plannedWeek(world: World, week: number): WeekPlan {
  const known = world.weekPlans.get(week) ?? planWeek(world, week);
  world.weekPlans.set(week, known);
  if (world.leftOut.size === 0) return known;
  return { ...known, incidents: known.incidents.filter(({ id }) => !world.leftOut.has(id)) };
}

function planWeek(world: World, week: number): WeekPlan {
  if (!world.incidentsEveryWeek) return { incidents: incidentsOfWeek(world, week), lookAlikes: [] };
  if (isCleanWeek(world, week)) return { incidents: [], lookAlikes: [] };
  const incidents = weeklyIncidents(world, week);
  return { incidents, lookAlikes: weeklyLookAlikes(world, week, storesOfWeek(world, week), incidents) };
}

/** The incidents that touch a store's day. */
export function incidentsOn(world: World, store: number, day: number): readonly Incident[] {
  const { live } = world;
  const planned = plannedWeek(world, weekOf(world, day)).incidents;
  const all = live === null || world.leftOut.has(live.id) ? planned : [...planned, live];
  return all.filter((one) => one.store === store || one.store === null);
}

export function lookAlikesOn(world: World, store: number, day: number): readonly LookAlike[] {
  if (!world.incidentsEveryWeek) return [];
  const planned = plannedWeek(world, weekOf(world, day)).lookAlikes;
  const quiet = quietHourOf(world, store, day);
  const all = quiet === null ? planned : [...planned, quiet];
  return all.filter((one) => one.day === day && one.stores.includes(store));
}
