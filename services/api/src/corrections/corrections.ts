import { correctionCauses } from '@vitrine/contracts';
import type { Scope } from '@vitrine/domain';
import type { Warehouse } from '@vitrine/warehouse';
import { z } from 'zod';
import { CHANGED_LINES, SUMS } from './correction-sql.js';

/** Sales of business dates `from` to `to`, inside a scope and, where named, of some of its stores. */
export interface CorrectionFilter {
  readonly scope: Scope;
  readonly from: string;
  readonly to: string;
  readonly storeIds?: readonly string[];
}

const sum = z.string().transform((text) => BigInt(text));
/** Net sales in ten-thousandths of the currency, costs in ten-millionths. */
const sums = { netBefore: sum, netAfter: sum, costBefore: sum, costAfter: sum };
const count = z.coerce.number();

/** By what the list is ordered, and where a page of it ends. */
const place = {
  changedAtMs: count,
  storeId: z.string(),
  soldOn: z.string(),
  cause: z.enum(correctionCauses),
};
const correctionRow = z.object({ ...place, tickets: count, lines: count, ...sums });
const totalRow = z.object({ changes: count, tickets: count, ...sums });

/** All that one moment changed in one day of one store, for one cause. */
export type CorrectionRow = z.output<typeof correctionRow>;
export type CorrectionTotal = z.output<typeof totalRow>;
export type CorrectionPlace = Pick<CorrectionRow, keyof typeof place>;

/** What changed in sales after they were told, read from the signed rows of the facts. */
export class Corrections {
  constructor(private readonly warehouse: Pick<Warehouse, 'query'>) {}

  /** Newest first; pass the last row as `after` for the next page. */
  list(filter: CorrectionFilter, page: { limit: number; after?: CorrectionPlace }): Promise<CorrectionRow[]> {
    const { after } = page;
    return this.warehouse.query({
      name: 'corrections.list',
      params: {
        ...paramsOf(filter),
        fromStart: after === undefined ? 1 : 0,
        afterMs: after?.changedAtMs ?? 0,
        afterStore: after?.storeId ?? '',
        afterDay: after?.soldOn ?? '',
        afterCause: after?.cause ?? '',
        limit: page.limit,
      },
      row: correctionRow,
      sql: `
        SELECT toUnixTimestamp64Milli(ingested_at) AS changedAtMs, toString(store_id) AS storeId,
               toString(sold_on) AS soldOn, cause,
               uniqExact(ticket_id) AS tickets, countIf(moved < 0 AND line_id != '') AS lines, ${SUMS}
        FROM  (${CHANGED_LINES})
        GROUP  BY ingested_at, store_id, sold_on, cause
        HAVING {fromStart: UInt8} OR (changedAtMs, storeId, soldOn, cause)
               < ({afterMs: Int64}, {afterStore: String}, {afterDay: String}, {afterCause: String})
        ORDER  BY changedAtMs DESC, storeId DESC, soldOn DESC, cause DESC
        LIMIT  {limit: UInt32}`,
    });
  }

  async total(filter: CorrectionFilter): Promise<CorrectionTotal> {
    const [row] = await this.warehouse.query({
      name: 'corrections.total',
      params: paramsOf(filter),
      row: totalRow,
      sql: `
        SELECT uniqExact(ingested_at, store_id, sold_on, cause) AS changes, uniqExact(store_id, ticket_id) AS tickets, ${SUMS}
        FROM  (${CHANGED_LINES})`,
    });
    return row ?? { changes: 0, tickets: 0, netBefore: 0n, netAfter: 0n, costBefore: 0n, costAfter: 0n };
  }
}

function paramsOf({ scope, from, to, storeIds }: CorrectionFilter) {
  const seen = seenStores(scope, storeIds);
  return {
    tenantId: scope.tenantId,
    everyStore: seen === undefined ? 1 : 0,
    storeIds: seen ?? [],
    everySeller: scope.sellerId === undefined ? 1 : 0,
    sellerId: scope.sellerId ?? '',
    from,
    to,
  };
}

/** Of the stores asked for those of the scope; undefined: every one of the tenant. */
function seenStores({ stores }: Scope, asked: readonly string[] | undefined): readonly string[] | undefined {
  if (stores === 'all') return asked;
  return asked === undefined ? stores : asked.filter((id) => stores.includes(id));
}
