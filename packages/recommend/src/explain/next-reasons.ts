/** A basket of one customer. */
export interface DatedBasket {
  /** Business date, `YYYY-MM-DD`. */
  readonly soldOn: string;
  readonly productIds: readonly string[];
}

/** What a customer's own baskets tell of a product. */
export interface OwnEvidence {
  readonly baskets: number;
  /** Days between two days with it, the median; null where it was bought on fewer than three days. */
  readonly everyDays: number | null;
  readonly lastSoldOn: string | null;
  readonly isInLast: boolean;
}

export type NextReason = 'everyDays' | 'lastTime' | 'boughtBefore' | 'goesWithLast' | 'popular';

const LEAST_DAYS = 3;
const DAY_MS = 86_400_000;

/** @param history the oldest first */
export function ownEvidence(history: readonly DatedBasket[], productId: string): OwnEvidence {
  const own = history.filter(({ productIds }) => productIds.includes(productId));
  const days = [...new Set(own.map(({ soldOn }) => soldOn))];
  return {
    baskets: own.length,
    everyDays: days.length < LEAST_DAYS ? null : medianGap(days),
    lastSoldOn: days.at(-1) ?? null,
    isInLast: history.at(-1)?.productIds.includes(productId) ?? false,
  };
}

/** The reasons that hold, the one to be told first; `follows`: others took it after what this customer took last; told where no own basket has it. */
export function nextReasons({ baskets, everyDays, isInLast }: OwnEvidence, follows: boolean): NextReason[] {
  const reasons: NextReason[] = [];
  if (everyDays !== null) reasons.push('everyDays');
  if (isInLast) reasons.push('lastTime');
  else if (baskets > 0) reasons.push('boughtBefore');
  if (follows && baskets === 0) reasons.push('goesWithLast');
  return reasons.length > 0 ? reasons : ['popular'];
}

function medianGap(days: readonly string[]): number {
  const gaps = days.slice(1).map((day, at) => (Date.parse(day) - Date.parse(days[at] as string)) / DAY_MS);
  const inOrder = gaps.sort((one, other) => one - other);
  const [low, high] = [inOrder[(gaps.length - 1) >> 1] as number, inOrder[gaps.length >> 1] as number];
  return Math.max(1, Math.round((low + high) / 2));
}
