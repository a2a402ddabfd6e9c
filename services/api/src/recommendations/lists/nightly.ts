import { LATE_LIST_HOURS, type PromoteList } from '@vitrine/contracts';
import { type ListHead, type ListName, listHeadSchema, missingSentence, readStored } from '@vitrine/recommend';
import type { ListKey, RecommendationLists } from '@vitrine/warehouse';
import type { z } from 'zod';
import type { Access } from '../../access/access.js';
import type { UnreadableItems } from './unreadable-items.js';

/** What every list says of itself. */
type MadeList = Omit<PromoteList, 'items' | 'holdout'>;

/** A list of the last night, as it was kept. */
export interface Opened<Item> {
  readonly made: MadeList;
  readonly head: ListHead | undefined;
  readonly items: readonly { readonly place: number; readonly productId: string; readonly item: Item }[];
}

interface Part {
  /** Of an earlier night: a list that is read page by page stays that of its first page. */
  readonly notAfterMs?: number | undefined;
  readonly after?: number;
  readonly category?: string | undefined;
  readonly limit: number;
}

const HOUR_MS = 3_600_000;
/** Where much cannot be read, few questions find what can. */
const GROWTH = 8;

/** The newest lists of a store. */
export class Nightly {
  constructor(
    private readonly lists: Pick<RecommendationLists, 'newest' | 'items'>,
    private readonly unreadable: Pick<UnreadableItems, 'saw'>,
    private readonly nowMs: () => number = Date.now,
  ) {}

  /** @param storeId one that the caller may see */
  async open<Item>(
    { tenant, locale }: Pick<Access, 'tenant' | 'locale'>,
    storeId: string,
    list: ListName,
    schema: z.ZodType<Item>,
    part: Part,
  ): Promise<Opened<Item>> {
    const key = { tenantId: tenant.id, storeId, list };
    const newest = await this.lists.newest(key, part.notAfterMs);
    if (newest === undefined) return nothingYet(storeId, list, locale);
    const { madeAtMs, madeOn } = newest;
    const head = readStored(listHeadSchema, newest.head);
    if (head === undefined) {
      this.unreadable.saw(key, 1);
      return nothingYet(storeId, list, locale);
    }
    return {
      made: {
        ...{ storeId, madeOn, madeAt: new Date(madeAtMs).toISOString() },
        isLate: this.nowMs() - madeAtMs > LATE_LIST_HOURS * HOUR_MS,
        ...{ learnedFrom: head.learnedFrom, baskets: head.baskets },
        missing: head.missing.map((one) => ({ ...one, sentence: missingSentence(list, one, locale) })),
      },
      head,
      items: await this.readable(key, madeAtMs, schema, part),
    };
  }

  /** As many as are asked for, where there are so many: an item that cannot be read leaves its place to the next. */
  private async readable<Item>(
    key: ListKey,
    madeAtMs: number,
    schema: z.ZodType<Item>,
    { limit, category, after = 0 }: Part,
  ): Promise<Opened<Item>['items']> {
    const found: { place: number; productId: string; item: Item }[] = [];
    let [from, size] = [after, limit];
    while (found.length < limit) {
      const rows = await this.lists.items(key, { madeAtMs, category, after: from, limit: size });
      const items = rows.flatMap(({ place, productId, item }) => {
        const read = readStored(schema, item);
        return read === undefined ? [] : [{ place, productId, item: read }];
      });
      if (items.length < rows.length) this.unreadable.saw(key, rows.length - items.length);
      found.push(...items);
      const last = rows.at(-1);
      if (last === undefined || rows.length < size) break;
      [from, size] = [last.place, size * GROWTH];
    }
    return found.slice(0, limit);
  }
}

/** Before the first night. */
function nothingYet(storeId: string, list: ListName, locale: Access['locale']): Opened<never> {
  const missing = [{ code: 'list' as const, sentence: missingSentence(list, { code: 'list' }, locale) }];
  return {
    made: { storeId, madeOn: null, madeAt: null, isLate: false, learnedFrom: 'none', baskets: 0, missing },
    head: undefined,
    items: [],
  };
}
