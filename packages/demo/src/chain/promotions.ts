import { Random } from '../random.js';
import { weekdayOf } from './calendar.js';
import { CATEGORIES } from './categories.js';
import { SALT, type World } from './world.js';

export interface Promotion {
  readonly id: string;
  readonly name: string;
  readonly category: number;
  readonly products: ReadonlySet<number>;
  readonly fromDay: number;
  readonly toDay: number;
  readonly percent: number;
}

/** Every week from Thursday to Sunday one category has twenty products at 10 to 30 per cent off. */
export function promotionOfWeek(world: World, monday: number): Promotion {
  const random = new Random(world.seed, SALT.promotion, monday);
  const category = random.below(CATEGORIES.length);
  const shelf = world.productsOf[category] as readonly number[];
  const products = new Set(Array.from({ length: 20 }, () => random.pick(shelf)));
  const { name } = CATEGORIES[category] as (typeof CATEGORIES)[number];
  const percent = random.pick([10, 15, 20, 25, 30]);
  return {
    id: `promo-${monday}`,
    name: `${name} com ${percent}% de desconto`,
    category,
    products,
    fromDay: monday + 3,
    toDay: monday + 6,
    percent,
  };
}

/** The promotion that runs on a day, or null from Monday to Wednesday. */
export function promotionOn(world: World, day: number): Promotion | null {
  const promotion = promotionOfWeek(world, day - weekdayOf(day));
  return day >= promotion.fromDay ? promotion : null;
}
