import { hash32 } from '../random.js';
import { SALT, type World } from './world.js';

/** A till that lost its line for some hours and sends everything when it is back. */
export interface LateTill {
  /** Null: all tills of the store. */
  readonly register: number | null;
  readonly fromMs: number;
  readonly toMs: number;
}

const HOUR_MS = 3_600_000;

export function lateTillOf(world: World, store: number, day: number, midnightMs: number): LateTill | null {
  const luck = hash32(world.seed, SALT.late, store, day);
  if (luck % 100 >= 7 || world.places[store]?.format === 'online') return null;
  const fromMs = midnightMs + (11 + (luck % 5)) * HOUR_MS;
  return { register: 1 + (luck % 3), fromMs, toMs: fromMs + (2 + (luck % 6)) * HOUR_MS };
}
