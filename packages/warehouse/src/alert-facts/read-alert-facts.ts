import { DayBook, type FactNeeds, type StoreFacts, type TenantFacts } from '@vitrine/alert-rules';
import { addDays, type DateText, storeDateOf } from '@vitrine/domain';
import { Products } from '../products.js';
import { type StoreRow, Stores } from '../stores.js';
import type { Warehouse } from '../warehouse.js';
import { readGoals } from './goals.js';
import { readLowPerformers } from './low-performers.js';
import { type DaySpan, readPartDays, readStoreHours } from './past-days.js';

export interface AlertFactsQuestion {
  readonly tenantId: string;
  /** Of the tenant. */
  readonly timeZone: string;
  readonly asOfMs: number;
  /** What the rules ask for, by `factNeeds`. */
  readonly needs: FactNeeds;
  /** How many days before `asOfMs` somebody looks at; absent: today only. A back-test looks at its whole stretch. */
  readonly days?: number;
  readonly signal?: AbortSignal;
}

/** Eight weeks tell what is usual; the month before them is for months and weeks so far. */
const PAST_DAYS = 56 + 31;
const YEAR_DAYS = 364;

/**
 * All that rules need to know of a tenant beside its sales, in at most seven queries; where low performers are asked for, one more for each
 * category, and for each store that has one. Parts of stores are the fifty thousand that sell most.
 * @throws WarehouseUnavailable and the like; nothing of it is told by halves
 */
export async function readAlertFacts(warehouse: Warehouse, question: AlertFactsQuestion): Promise<TenantFacts> {
  const { tenantId, timeZone, asOfMs, needs } = question;
  const [stores, products] = await Promise.all([
    new Stores(warehouse).load(tenantId),
    new Products(warehouse).load(tenantId),
  ]);
  const byStore = new Map(stores.map((row) => [row.storeId, storeFacts(row)]));
  const categories = new Map(products.map(({ productId, category }) => [productId, category]));
  const categoryOf = (productId: string) => categories.get(productId) || undefined;
  const book = new DayBook((storeId) => byStore.get(storeId)?.region);
  const spans = spansOf(question);
  const read = { warehouse, tenantId, spans, ...(question.signal && { signal: question.signal }) };
  await readStoreHours(read, book);
  for (const part of needs.parts) await readPartDays(read, part, book);
  const goals = await readGoals(read);
  const today = dayOf(question);
  return {
    asOfMs,
    timeZone,
    stores: byStore,
    categoryOf,
    pastDaysOf: (subject) => book.pastDaysOf(subject),
    soldDaysOf: (subject) => book.soldDaysOf(subject),
    goalOf: (storeId, day) => goals.get(`${storeId} ${day}`),
    lowPerformers: needs.lowPerformers
      ? await readLowPerformers(read, { before: today, nowMs: asOfMs }, [...new Set(categories.values())])
      : [],
  };
}

const dayOf = ({ asOfMs, timeZone }: AlertFactsQuestion): DateText => storeDateOf(asOfMs, timeZone).soldOn;

function spansOf(question: AlertFactsQuestion): DaySpan[] {
  const today = dayOf(question);
  const first = addDays(today, -(question.days ?? 0));
  // A store east of the tenant may be a day ahead.
  const recent = { from: addDays(first, -PAST_DAYS), to: addDays(today, 1) };
  if (!question.needs.lastYear) return [recent];
  return [{ from: addDays(first, -YEAR_DAYS - 31), to: addDays(today, 1 - YEAR_DAYS) }, recent];
}

const storeFacts = ({ storeId, name, region, timeZone, hours }: StoreRow): StoreFacts => ({
  id: storeId,
  name,
  ...(region !== '' && { region }),
  timeZone,
  hours,
});
