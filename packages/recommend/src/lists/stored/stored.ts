import {
  learnedFrom,
  lowCauses,
  type MarginBandName,
  marginBands,
  missingCodes,
  promoteReasonSchema,
} from '@vitrine/contracts';
import { z } from 'zod';
import type { Bundle } from '../bundles/bundle-list.js';
import type { LowItem } from '../low/low-list.js';
import type { Missing } from '../missing/missing.js';
import type { PromoteClaim } from '../promote/claims.js';

/*
 * What the nightly job keeps of a list, and requests read: claims, never sentences, so that each reader is told in the own language.
 */

const figure = z.number();
const known = figure.optional();

/** Of a whole list of a store. */
export interface ListHead {
  readonly learnedFrom: (typeof learnedFrom)[number];
  readonly baskets: number;
  readonly missing: readonly Missing[];
  /** Of the margins: what the store sold in 28 days of products of each band, and of those without one. */
  readonly salesByBandE4?: Readonly<Record<string, number>> | undefined;
  /** The weeks that low performers were compared in. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}
export const listHeadSchema: z.ZodType<ListHead> = z.object({
  learnedFrom: z.enum(learnedFrom),
  baskets: figure,
  missing: z.array(z.object({ code: z.enum(missingCodes), have: known, need: known })),
  salesByBandE4: z.record(z.string(), figure).optional(),
  from: z.string().optional(),
  to: z.string().optional(),
});

export interface StoredPromote {
  readonly claims: readonly PromoteClaim[];
  /** Of the store's baskets, how many have it; absent where they are too few to say. */
  readonly share?: number | undefined;
}
const options: readonly z.ZodObject<{ sentence: z.ZodString }>[] = promoteReasonSchema.options;
const claim = z.union(options.map((option) => option.omit({ sentence: true })));
export const storedPromoteSchema: z.ZodType<StoredPromote> = z.object({
  claims: z.array(claim as unknown as z.ZodType<PromoteClaim>),
  share: known,
});

export interface StoredMargin {
  readonly band: MarginBandName;
  readonly since: string;
  readonly next?: { readonly band: MarginBandName; readonly since: string } | undefined;
  /** Sold in this store in 28 days. */
  readonly unitsE3: number;
}
const bandSince = { band: z.enum(marginBands), since: z.string() };
export const storedMarginSchema: z.ZodType<StoredMargin> = z.object({
  ...bandSince,
  next: z.object(bandSince).optional(),
  unitsE3: figure,
});

export const storedLowSchema: z.ZodType<LowItem> = z.object({
  productId: z.string(),
  category: z.string(),
  share: figure.nullable(),
  peersShare: figure.nullable(),
  salesMissingE4: figure.nullable(),
  weeks: figure,
  cause: z.enum(lowCauses),
  evidence: z.object({
    ...{ stockE3: known, priceE4: known, peersPriceE4: known },
    ...{ lineRate: known, peersLineRate: known, peersTrend: known },
  }),
});

const expected = z.object({ value: figure, low: figure, high: figure });
export const storedBundleSchema: z.ZodType<Bundle> = z.object({
  productIds: z.array(z.string()),
  together: figure,
  extra: z.array(expected),
  keptFor: z.literal('margin').optional(),
});

/** What a row says, or nothing where it cannot be read: another release made it, or it is damaged. Who asks goes on without it. */
export function readStored<T>(schema: z.ZodType<T>, json: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(json)).data;
  } catch {
    return undefined;
  }
}
