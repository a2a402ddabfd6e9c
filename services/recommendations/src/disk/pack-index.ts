import type { FlatCounts } from '@vitrine/recommend';
import { modelChoiceSchema } from '@vitrine/recommend';
import type { CountsOf } from '@vitrine/warehouse';
import { z } from 'zod';
import type { IndexData } from '../index/index-data.js';
import { type Contents, paddedBytes } from './index-file.js';

const table = z.object({ baskets: z.number(), places: z.int() });
const headSchema = z.object({
  tenantId: z.string(),
  storeId: z.string().nullable(),
  state: z.string(),
  chosen: z.object({ chosenAtMs: z.number(), choice: modelChoiceSchema }),
  largeBaskets: z.number(),
  productIds: z.array(z.string()),
  storeIds: z.array(z.string()),
  exact: table,
  decayed: table.nullable(),
});
type Head = z.output<typeof headSchema>;

/** Of the arrays alone: what else there is takes some 20 bytes a product. */
export const packedBytes = (data: IndexData): number =>
  arraysOf(data).reduce((sum, { byteLength }) => sum + paddedBytes(byteLength), 0);

export function packIndex(of: CountsOf, data: IndexData): Contents<readonly NodeJS.TypedArray[]> {
  const { state, chosen, largeBaskets, exact, decayed, shelves } = data;
  const head: Head = {
    ...{ tenantId: of.tenantId, storeId: of.storeId ?? null, state, chosen, largeBaskets },
    productIds: [...exact.productIds],
    storeIds: [...shelves.keys()],
    exact: tableOf(exact),
    decayed: decayed ? tableOf(decayed) : null,
  };
  return { head: JSON.stringify(head), body: arraysOf(data) };
}

/** @returns undefined where it is of somebody else, or a choice that this release does not know */
export function unpackIndex(of: CountsOf, { head: text, body }: Contents<ArrayBuffer>): IndexData | undefined {
  const head = headSchema.safeParse(JSON.parse(text)).data;
  if (!head || head.tenantId !== of.tenantId || head.storeId !== (of.storeId ?? null)) return undefined;
  const { state, chosen, largeBaskets, productIds, storeIds } = head;
  const arrays = new Arrays(body);
  const counts = ({ baskets, places }: Head['exact']): FlatCounts => ({
    ...{ baskets, productIds },
    itemBaskets: arrays.next(Float64Array, productIds.length),
    rows: {
      starts: arrays.next(Uint32Array, productIds.length + 1),
      partners: arrays.next(Uint32Array, places),
      baskets: arrays.next(Float64Array, places),
    },
  });
  const exact = counts(head.exact);
  const decayed = head.decayed ? counts(head.decayed) : undefined;
  const storesWith = arrays.next(Uint16Array, productIds.length);
  const shelfOf = () => arrays.next(Uint8Array, (productIds.length + 7) >> 3);
  const shelves = new Map(storeIds.map((storeId) => [storeId, shelfOf()]));
  return { state, chosen, largeBaskets, exact, decayed, storesWith, shelves };
}

const tableOf = ({ baskets, rows }: FlatCounts) => ({ baskets, places: rows.partners.length });

/** In the order in which they are taken up again. */
function arraysOf({ exact, decayed, storesWith, shelves }: IndexData): NodeJS.TypedArray[] {
  const ofTable = ({ itemBaskets, rows }: FlatCounts) => [itemBaskets, rows.starts, rows.partners, rows.baskets];
  return [...ofTable(exact), ...(decayed ? ofTable(decayed) : []), storesWith, ...shelves.values()];
}

interface ArrayKind<Array> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer, from: number, length: number): Array;
}

/** Views of a file's body, one behind the other: nothing is copied. */
class Arrays {
  private at = 0;

  constructor(private readonly body: ArrayBuffer) {}

  next<Array>(Kind: ArrayKind<Array>, length: number): Array {
    const array = new Kind(this.body, this.at, length);
    this.at += paddedBytes(length * Kind.BYTES_PER_ELEMENT);
    return array;
  }
}
