import { addDays } from '@vitrine/domain';
import { drawsOf } from './draws.js';
import { isHeldOut } from './is-held-out.js';
import type { HoldoutDay } from './uplift.js';

export interface SimulatedShops {
  readonly seed: number;
  readonly days: number;
  readonly stores: number;
  /** What suggestions really add to a ticket. */
  readonly effectE4: number;
}

const HOURS = Array.from({ length: 10 }, (_, index) => index + 9);
const MEAN_E4 = 800_000;

/** Made-up shops whose effect is known: tickets of very different size, good and bad days, big hours, and returns that take whole tickets back. */
export function simulateShops({ seed, days, stores, effectE4 }: SimulatedShops): HoldoutDay[] {
  const draw = drawsOf(2 ** 32, seed * 7_919 + 1);
  const uniform = () => draw() / 2 ** 32;
  return Array.from({ length: days }, (_, day) => {
    const sums = { shown: { tickets: 0, netSalesE4: 0 }, heldOut: { tickets: 0, netSalesE4: 0 } };
    const businessDate = addDays('2026-01-01', day);
    const mood = 0.8 + 0.4 * uniform();
    for (let store = 0; store < stores; store++) {
      for (const hour of HOURS) {
        const held = isHeldOut({ tenantId: `sim-${seed}`, storeId: `s${store}`, businessDate, hour });
        const kind = sums[held ? 'heldOut' : 'shown'];
        for (let ticket = Math.floor(uniform() * 9); ticket > 0; ticket--) {
          const size = MEAN_E4 * mood * (hour > 16 ? 1.3 : 1) * Math.exp(0.7 * normal(uniform) - 0.245);
          kind.tickets += 1;
          if (uniform() >= 0.04) kind.netSalesE4 += Math.round(size + (held ? 0 : effectE4 / 0.96));
        }
      }
    }
    return { businessDate, ...sums };
  });
}

function normal(uniform: () => number): number {
  let sum = -6;
  for (let draw = 0; draw < 12; draw++) sum += uniform();
  return sum;
}
