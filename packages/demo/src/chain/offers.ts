import { isHeldOut } from '@vitrine/recommend';
import { chance, Random } from '../random.js';
import { DAY_MS, dateText, dayAt } from './calendar.js';
import type { DayPlan } from './demand.js';
import { isOutOfStock } from './effects.js';
import type { Draft, DraftLine } from './ticket.js';
import { SALT, type World } from './world.js';

/** What a seller offered a customer before the ticket was closed. */
export interface DraftOffer {
  /** Index of the line's product that it goes with. */
  readonly product: number;
  readonly companion: number;
  readonly seller: number;
  readonly atMs: number;
  readonly isTaken: boolean;
  /** What the seller says afterwards; null: nothing. */
  readonly says: 'sold' | 'notUseful' | null;
}

/** A buyer takes what is offered with this probability. */
export const TAKEN_SHARE = 0.4;
const SAYS_SOLD_SHARE = 0.8;
const SAYS_USELESS_SHARE = 0.2;
const [LEAST_DILIGENT, MOST_DILIGENT] = [0.4, 0.95];
const [SOONEST_MS, LATEST_MS] = [60_000, 12 * 60_000];

/** How often this seller offers, of the customers to whom there is something to offer. */
export const diligenceOf = (world: World, store: number, seller: number): number =>
  LEAST_DILIGENT + (MOST_DILIGENT - LEAST_DILIGENT) * chance(world.seed, SALT.offer, store, seller);

/** The offer that comes before a ticket of these lines: the planted partner, of either product of a pair, outside the holdout. */
export function offerOf(
  world: World,
  plan: DayPlan,
  index: number,
  { seller, channel, soldAtMs, lines }: Pick<Draft, 'seller' | 'channel' | 'soldAtMs' | 'lines'>,
): DraftOffer | null {
  if (!world.hasOffers || channel !== 'store' || seller < 0) return null;
  const random = new Random(world.seed, SALT.offer, plan.store, plan.day, index);
  const atMs = soldAtMs - random.between(SOONEST_MS, LATEST_MS);
  const isMade = random.isLucky(diligenceOf(world, plan.store, seller));
  const [isTaken, luck] = [random.isLucky(TAKEN_SHARE), random.next()];
  const partner = partnerOf(world, plan, lines);
  if (!isMade || partner === undefined || isHeldOutAt(world, plan, atMs)) return null;
  const isSaid = luck < (isTaken ? SAYS_SOLD_SHARE : SAYS_USELESS_SHARE);
  return { ...partner, seller, atMs, isTaken, says: isSaid ? (isTaken ? 'sold' : 'notUseful') : null };
}

/** Of the first line that has one, which is neither taken already nor out of stock. */
function partnerOf(
  world: World,
  plan: DayPlan,
  lines: readonly DraftLine[],
): Pick<DraftOffer, 'product' | 'companion'> | undefined {
  const taken = new Set(lines.map(({ product }) => product));
  for (const { product } of lines)
    for (const { first, second } of world.pairs) {
      const companion = product === first ? second : product === second ? first : undefined;
      if (companion !== undefined && !taken.has(companion) && !isOutOfStock(plan, companion))
        return { product, companion };
    }
  return undefined;
}

function isHeldOutAt({ tenantId }: World, { place }: DayPlan, atMs: number): boolean {
  const localMs = atMs + place.offsetMinutes * 60_000;
  const hour = Math.floor((localMs % DAY_MS) / 3_600_000);
  return isHeldOut({ tenantId, storeId: place.id, businessDate: dateText(dayAt(atMs, place.offsetMinutes)), hour });
}
