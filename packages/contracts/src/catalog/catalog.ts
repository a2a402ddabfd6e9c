import { z } from 'zod';
import {
  barcode,
  day,
  id,
  instant,
  money,
  quantity,
  share,
  tenantId,
  text,
  timeOfDay,
  timeZone,
} from '../primitives.js';
import { EARLIEST_DAY, LATEST_DAY } from './limits.js';

const head = { eventId: id().optional(), tenantId: tenantId() };

const openingHours = z
  .object({ weekday: z.int().min(1).max(7).describe('1 is Monday'), opens: timeOfDay(), closes: timeOfDay() })
  .meta({ id: 'OpeningHours' });

export const storeSchema = z
  .object({
    type: z.literal('store'),
    ...head,
    id: id(),
    name: text(256, 1),
    region: text(128, 1),
    city: text(128).optional(),
    state: text(64).optional(),
    timeZone: timeZone().describe('Decides the business date; a change applies forward'),
    openedOn: day().optional(),
    areaM2: z.number().positive().max(10_000_000).optional(),
    format: text(64).optional().describe('mall, street, outlet, …'),
    hours: z.array(openingHours).max(50).optional().describe('Weekdays without an entry are closed'),
  })
  .meta({ id: 'Store' });

export const sellerSchema = z
  .object({
    type: z.literal('seller'),
    ...head,
    id: id(),
    name: text(256, 1).describe('Kept in the people store only, never in the warehouse'),
    email: text(320).optional(),
    storeId: id(),
    active: z.boolean().optional().describe('Absent: true'),
  })
  .meta({ id: 'Seller' });

export const productSchema = z
  .object({
    type: z.literal('product'),
    ...head,
    id: id(),
    name: text(256, 1),
    category: text(128, 1),
    brand: text(128).optional(),
    unitPrice: money().optional().describe('Not negative'),
    unitCost: money().optional().describe('Not negative'),
    costFrom: day().optional().describe('First day of unitCost; absent: since ever'),
    barcodes: z
      .array(barcode())
      .max(50)
      .optional()
      .describe('GTIN of 8, 12, 13 or 14 digits with a right check digit; blanks do not count'),
  })
  .meta({ id: 'Product' });

export const targetSchema = z
  .object({
    type: z.literal('target'),
    ...head,
    id: id().optional().describe('Absent: storeId:sellerId:day'),
    storeId: id(),
    sellerId: id().optional().describe('Absent: the whole store'),
    day: day().describe(`From ${EARLIEST_DAY} to ${LATEST_DAY}`),
    amount: money().describe('Net sales to reach on that day, not negative'),
  })
  .meta({ id: 'Target' });

export const promotionSchema = z
  .object({
    type: z.literal('promotion'),
    ...head,
    id: id(),
    name: text(256, 1),
    productIds: z.array(id()).max(10_000),
    from: day(),
    to: day().describe('Inclusive'),
    discountRate: share().describe('0.15 is 15 % off'),
  })
  .meta({ id: 'Promotion' });

export const stockLevelSchema = z
  .object({
    type: z.literal('stockLevel'),
    ...head,
    storeId: id(),
    productId: id(),
    quantity: quantity().describe('Negative where more was sold than was booked in'),
    at: instant(),
  })
  .meta({ id: 'StockLevel' });

export const marketIndexSchema = z
  .object({
    type: z.literal('marketIndex'),
    ...head,
    name: text(128, 1).describe('IPCA, foot traffic, …'),
    category: text(128, 1).optional().describe('Category of products that it is of; absent: of everything'),
    day: day(),
    value: money().describe('A decimal of at most 4 places; not money'),
  })
  .meta({ id: 'MarketIndex' });

export const closingTotalSchema = z
  .object({
    type: z.literal('closingTotal'),
    ...head,
    storeId: id(),
    day: day(),
    netSales: money().describe('Negative on a day with more returns than sales'),
    tickets: z.int().min(0).max(10_000_000),
  })
  .describe("The till's own total of a day, compared with what arrived")
  .meta({ id: 'ClosingTotal' });

/** An upsert of the catalogue on `catalog.raw.v1`: the newest one of a key is valid. */
export const catalogSchema = z
  .discriminatedUnion('type', [
    storeSchema,
    sellerSchema,
    productSchema,
    targetSchema,
    promotionSchema,
    stockLevelSchema,
    marketIndexSchema,
    closingTotalSchema,
  ])
  .describe('An upsert of one catalogue entry')
  .meta({ id: 'CatalogEvent' });

export type CatalogEvent = z.output<typeof catalogSchema>;
export type CatalogType = CatalogEvent['type'];
export type CatalogOf<T extends CatalogType> = Extract<CatalogEvent, { type: T }>;
export type OpeningHours = z.output<typeof openingHours>;
export const catalogTypes: readonly CatalogType[] = catalogSchema.options.map((option) => option.shape.type.value);
