import { roundHalfEven } from '@vitrine/domain';
import { fromUnits, toUnits } from '@/lib/decimal';

export interface Sales {
  netSales: string;
  tickets: number;
  units: number;
}

export type EffectId = 'volume' | 'items' | 'price';

/** Decimal strings that add up to the change of net sales, to the ten-thousandth. */
export type Effects = Record<EffectId | 'total', string>;

/**
 * Net sales = tickets × items per ticket × price per item. Each effect moves one factor from before to now, in this order:
 * volume = (T₁ − T₀)·N₀/T₀
 * items = (U₁ − T₁·U₀/T₀)·N₀/U₀
 * price and mix = what remains, so that the three always add up.
 * Null without tickets, items and sales before: there is nothing to move from, and from below zero every effect would have the wrong sign.
 */
export function decompose(now: Sales, before: Sales): Effects | null {
  if (before.tickets === 0 || before.units <= 0) return null;
  const current = toUnits(now.netSales);
  const earlier = toUnits(before.netSales);
  if (earlier <= 0n) return null;
  const [tickets, ticketsBefore] = [BigInt(now.tickets), BigInt(before.tickets)];
  const [units, unitsBefore] = [thousandths(now.units), thousandths(before.units)];
  const volume = roundHalfEven((tickets - ticketsBefore) * earlier, ticketsBefore);
  const items = roundHalfEven((units * ticketsBefore - tickets * unitsBefore) * earlier, ticketsBefore * unitsBefore);
  const total = current - earlier;
  return {
    volume: fromUnits(volume),
    items: fromUnits(items),
    price: fromUnits(total - volume - items),
    total: fromUnits(total),
  };
}

/** The effect that moved most, in the direction of the total. */
export function driverOf(effects: Effects): EffectId {
  const sign = toUnits(effects.total) < 0n ? -1n : 1n;
  const ids: EffectId[] = ['volume', 'items', 'price'];
  return ids.reduce((widest, id) => (toUnits(effects[id]) * sign > toUnits(effects[widest]) * sign ? id : widest));
}

/** Quantities have three decimals at most. */
function thousandths(units: number): bigint {
  return BigInt(Math.round(units * 1000));
}
