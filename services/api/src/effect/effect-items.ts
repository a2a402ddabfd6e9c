import type { Adoption, UpliftItem } from '@vitrine/contracts';
import { formatMoney } from '@vitrine/domain';
import type { Uplift } from '@vitrine/recommend';
import type { OfferCount } from '@vitrine/warehouse';

/** An uplift as people read it: amounts as exact decimals. */
export function upliftItem(uplift: Uplift, minorDigits: number): UpliftItem {
  if (uplift.state === 'too-early')
    return { ...uplift, state: 'tooEarly', missingHeldOutTickets: uplift.missingHeldOutTickets ?? null };
  const money = (amountE4: number) => formatMoney(amountE4, minorDigits);
  const { perTicketInterval, broughtInterval, perTicketE4, broughtE4, ...counts } = uplift;
  return {
    ...counts,
    perTicket: money(perTicketE4),
    perTicketInterval: { low: money(perTicketInterval.low), high: money(perTicketInterval.high) },
    brought: money(broughtE4),
    broughtInterval: { low: money(broughtInterval.low), high: money(broughtInterval.high) },
  };
}

/** Offers of several sellers together. */
export function adoptionOf(counts: readonly OfferCount[]): Adoption {
  const sum = (name: 'offered' | 'sold' | 'soldTold' | 'soldSeen' | 'notUseful') =>
    counts.reduce((total, one) => total + one[name], 0);
  const [offered, sold, notUseful] = [sum('offered'), sum('sold'), sum('notUseful')];
  return {
    ...{ offered, sold, soldTold: sum('soldTold'), soldSeen: sum('soldSeen'), notUseful },
    soldRate: offered === 0 ? null : sold / offered,
    notUsefulRate: offered === 0 ? null : notUseful / offered,
  };
}
