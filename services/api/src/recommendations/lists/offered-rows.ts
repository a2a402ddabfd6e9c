import type { Access } from '../../access/access.js';
import type { Opened } from './nightly.js';
import type { ShelfNow, ShelfOfLists } from './on-shelf.js';

type Row<Item> = Opened<Item>['items'][number];

/** A row of a list, and the shelf that it was read with. */
export type OfferedRow<Item> = Row<Item> & { readonly shelf: ShelfNow };

interface From<Item> {
  readonly shelves: Pick<ShelfOfLists, 'of'>;
  /** Opens the list behind a place. */
  readonly open: (after: number, limit: number) => Promise<Opened<Item>>;
  readonly place: { readonly storeId: string; readonly businessDate: string };
}

/** Few questions for a short page of which much is sold out. */
const LEAST_READ = 100;
/** Where nearly all is sold out, a request ends all the same: the reader goes on from there. */
const MOST_ROUNDS = 10;

interface Offered<Item> {
  readonly opened: Opened<Item>;
  readonly rows: OfferedRow<Item>[];
  /** The place up to which it was read, where more may follow that no row tells of. */
  readonly stoppedAt?: number;
}

/**
 * So many rows of a list of what may be suggested now: what is sold out, or sold at a loss today, leaves room for what stands behind it.
 * Fewer only where the list ends, or where so much was read in vain that `stoppedAt` says where to go on.
 */
export async function offeredRows<Item>(
  access: Access,
  { shelves, open, place }: From<Item>,
  { after, count }: { after: number; count: number },
): Promise<Offered<Item>> {
  const limit = Math.max(count, LEAST_READ);
  const rows: OfferedRow<Item>[] = [];
  let last = after;
  for (let round = 1; ; round++) {
    const opened = await open(last, limit);
    const ids = opened.items.map(({ productId }) => productId);
    const shelf = await shelves.of(access, place, ids);
    const offered = opened.items.filter(({ productId }) => shelf.isOffered(productId));
    rows.push(...offered.map((row) => ({ ...row, shelf })));
    last = opened.items.at(-1)?.place ?? last;
    if (rows.length >= count || opened.items.length < limit) return { opened, rows: rows.slice(0, count) };
    if (round === MOST_ROUNDS) return { opened, rows, stoppedAt: last };
  }
}
