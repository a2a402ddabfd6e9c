import { z } from 'zod';
import { askedCode } from './code.js';
import { pageOf, pageQuery } from './page.js';

export const storeItemSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    region: z.string(),
    city: z.string().optional(),
    state: z.string().optional(),
    timeZone: z.string(),
    openedOn: z.string().optional(),
    areaM2: z.number().optional(),
    format: z.string().optional(),
    hours: z.array(z.object({ weekday: z.int(), opens: z.string(), closes: z.string() })),
    access: z.enum(['full', 'totals']).describe('totals: a store of the network, to compare with and nothing finer'),
  })
  .meta({ id: 'StoreItem' });
export type StoreItem = z.output<typeof storeItemSchema>;

/** GET /v1/stores */
export const storeListQuerySchema = z.strictObject({ ...pageQuery });
export const storeListSchema = pageOf(storeItemSchema).meta({ id: 'StoreList' });
export type StoreList = z.output<typeof storeListSchema>;

export const sellerItemSchema = z
  .object({ id: z.string(), name: z.string(), storeId: z.string(), active: z.boolean() })
  .meta({ id: 'SellerItem' });
export type SellerItem = z.output<typeof sellerItemSchema>;

/** GET /v1/sellers: own scope only. */
export const sellerListQuerySchema = z.strictObject({ ...pageQuery, storeId: askedCode().optional() });
export const sellerListSchema = pageOf(sellerItemSchema).meta({ id: 'SellerList' });
export type SellerList = z.output<typeof sellerListSchema>;

export const productItemSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    category: z.string(),
    brand: z.string().optional(),
    unitPrice: z.string().optional(),
    unitCost: z.string().optional().describe('Only for roles of the tenant and of a region'),
    barcodes: z.array(z.string()).optional(),
  })
  .meta({ id: 'ProductItem' });
export type ProductItem = z.output<typeof productItemSchema>;

/** GET /v1/products. `ids` is a comma-separated list. */
export const productListQuerySchema = z.strictObject({
  ...pageQuery,
  search: z.string().max(128).optional().describe('Part of a name or id, or a whole bar code'),
  category: z.string().max(128).optional(),
  ids: z.string().max(20_000).optional(),
});
export const productListSchema = pageOf(productItemSchema).meta({ id: 'ProductList' });
export type ProductList = z.output<typeof productListSchema>;
