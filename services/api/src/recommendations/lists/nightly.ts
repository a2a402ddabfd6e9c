import { LATE_LIST_HOURS, type PromoteList } from '@vitrine/contracts';
import { type ListHead, type ListName, listHeadSchema, missingSentence } from '@vitrine/recommend';
import type { RecommendationLists } from '@vitrine/warehouse';
import type { z } from 'zod';
import type { Access } from '../../access/access.js';

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

/** The newest lists of a store. */
export class Nightly {
  constructor(
    private readonly lists: Pick<RecommendationLists, 'newest' | 'items'>,
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
    const head = listHeadSchema.parse(JSON.parse(newest.head));
    const { notAfterMs: _, ...of } = part;
    const rows = await this.lists.items(key, { ...of, madeAtMs });
    return {
      made: {
        ...{ storeId, madeOn, madeAt: new Date(madeAtMs).toISOString() },
        isLate: this.nowMs() - madeAtMs > LATE_LIST_HOURS * HOUR_MS,
        ...{ learnedFrom: head.learnedFrom, baskets: head.baskets },
        missing: head.missing.map((one) => ({ ...one, sentence: missingSentence(list, one, locale) })),
      },
      head,
      items: rows.map(({ place, productId, item }) => ({ place, productId, item: schema.parse(JSON.parse(item)) })),
    };
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
