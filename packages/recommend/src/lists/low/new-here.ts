import { addDays, type DateText } from '@vitrine/domain';
import { grouped } from '../facts/grouped.js';
import type { LowItem } from './low-list.js';

/** A product that a store sold for the first time within the weeks that are compared, as far as these weeks say. */
export interface FirstSeen {
  readonly store: string;
  readonly product: string;
  readonly category: string;
}

/** What is known of the time before. */
export interface StoreHistory {
  /** Business dates of a store that sales have arrived for. */
  readonly knownDays: (store: string) => readonly DateText[];
  /** The first business date that a store sold a product on. */
  readonly firstSoldOn: (store: string, product: string) => DateText | undefined;
}

/** Before the first sale of a new product the store was selling: on so many days of so many. */
const LEAST_KNOWN_DAYS = 56;
const DAYS_BEFORE = 84;
/** New products are named for those who wait for them: so many of a category. */
const MOST_NEW = 3;

/**
 * The new products of each store. In a store that began not long before them, or of which little is known, none is: what sells once a month
 * would be first seen there as late as what is new.
 */
export function newHere(firstSeen: readonly FirstSeen[], history: StoreHistory): Map<string, LowItem[]> {
  const isNew = ({ store, product }: FirstSeen) =>
    isNewOn(history.firstSoldOn(store, product), history.knownDays(store));
  const ofStore = grouped(firstSeen.filter(isNew), ({ store }) => store);
  return new Map([...ofStore].map(([store, seen]) => [store, someOfEach(seen).map(newItem)]));
}

/** Whether anything can be new in a store: before that, no history needs to be read. */
export const canHaveNew = (knownDays: readonly DateText[]): boolean => knownDays.length > LEAST_KNOWN_DAYS;

function isNewOn(day: DateText | undefined, knownDays: readonly DateText[]): boolean {
  if (day === undefined) return false;
  const from = addDays(day, -DAYS_BEFORE);
  return knownDays.filter((known) => known >= from && known < day).length >= LEAST_KNOWN_DAYS;
}

const someOfEach = (seen: readonly FirstSeen[]): FirstSeen[] =>
  [...grouped(seen, ({ category }) => category).values()].flatMap((of) => of.slice(0, MOST_NEW));

const newItem = ({ product: productId, category }: FirstSeen): LowItem => ({
  ...{ productId, category, share: null, peersShare: null, salesMissingE4: null, weeks: 0 },
  ...{ cause: 'newProduct', evidence: {} },
});
