import type { Locale } from '@vitrine/messages';
import { promoteTexts } from '../../messages/promote.js';
import { MONTH_DAYS } from '../facts/facts.js';
import type { PromoteClaim } from '../promote/claims.js';
import { type ListWriter, listWriter, perTickets } from './writer.js';

type Key = keyof (typeof promoteTexts)['en'];
type Writer = ListWriter<Key>;
type Of<Code extends PromoteClaim['code']> = Extract<PromoteClaim, { code: Code }>;

/** A reason to promote a product, in one line to be read beside its name. It says no figure that the claim does not hold. */
export function promoteSentence(claim: PromoteClaim, locale: Locale): string {
  const writer = listWriter<Key>(promoteTexts, locale);
  // Each speaker takes the claims of its own code.
  const speak = speakers[claim.code] as (of: PromoteClaim, writer: Writer) => string;
  return speak(claim, writer);
}

const speakers: { readonly [Code in PromoteClaim['code']]: (claim: Of<Code>, writer: Writer) => string } = {
  risingInMarket: ({ category, change, days }, { say, percent: shown }) =>
    say('risingInMarket', { category, change: shown(change), days }),
  risingInNetwork: sayRising,
  risingInStore: sayRisingHere,
  season: ({ event, date, times }, { say, date: dated, times: shown }) =>
    say('season', { event: say(event), date: dated(date), times: shown(times) }),
  promotion: sayPromotion,
  overstock: ({ stockUnits, stockDays }, { say }) => {
    const units = Number(stockUnits);
    return stockDays === null
      ? say('overstockUnsold', { units, days: MONTH_DAYS })
      : say('overstock', { units, stockDays });
  },
  margin: (_, { say }) => say('margin'),
  sellsWell: ({ of, share }, { say }) => {
    const { base, counts } = perTickets(share);
    return say(of === 'store' ? 'sellsWellInStore' : 'sellsWellInNetwork', { base, count: counts[0] ?? 0 });
  },
  soldLessByYou: ({ share, usual }, { say }) => {
    const { base, counts } = perTickets(share, usual);
    return say('soldLessByYou', { base, count: counts[0] ?? 0, usual: counts[1] ?? 0 });
  },
};

function sayRising({ code, change, overall, days }: Of<'risingInNetwork' | 'risingInStore'>, writer: Writer): string {
  return writer.say(code, { change: writer.change(change), overall: writer.change(overall), days });
}

/** Beside the market where an index tells of it, else beside all stores, else beside everything that the store sells. */
function sayRisingHere({ network, market, ...claim }: Of<'risingInStore'>, writer: Writer): string {
  const own = { change: writer.change(claim.change), days: claim.days };
  if (market)
    return writer.say('risingBesideMarket', {
      ...own,
      market: writer.change(market.change),
      marketDays: market.days,
    });
  if (network === undefined) return sayRising(claim, writer);
  return writer.say('risingHereAlone', { ...own, network: writer.change(network) });
}

function sayPromotion({ endsOn, discountRate }: Of<'promotion'>, { say, date, percent }: Writer): string {
  const values = {
    ...(endsOn !== null && { date: date(endsOn) }),
    ...(discountRate !== null && { discount: percent(discountRate) }),
  };
  if (endsOn === null) return say(discountRate === null ? 'promotion' : 'promotionOff', values);
  return say(discountRate === null ? 'promotionUntil' : 'promotionOffUntil', values);
}
