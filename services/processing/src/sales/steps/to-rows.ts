import { splitByLargestRemainder } from '@vitrine/domain';
import type { RowSource, SaleLineRow } from '@vitrine/warehouse';
import type { ResolvedSale, SaleLine } from './sale.js';

/** The rows of a sale, sign 1: one per line and seller, or one marker row for a ticket that counts for nothing. */
export function toRows(resolved: ResolvedSale, contentHash: bigint, source: RowSource): SaleLineRow[] {
  const { sale } = resolved;
  const head = headOf(resolved, contentHash, source);
  if (sale.status === 'voided' || sale.lines.length === 0)
    return [{ ...head, ...NO_LINE, sellerId: sale.sellerId, unknownFlags: resolved.storeFlag }];
  const rows: SaleLineRow[] = [];
  // The first row alone counts the ticket, and only a sale is one.
  const countedAt = sale.kind === 'sale' ? 0 : -1;
  for (const [index, line] of sale.lines.entries())
    for (const part of partsOf(line))
      rows.push(rowOf(resolved, head, line, index, part, rows.length === countedAt ? 1 : 0));
  return rows;
}

type Head = Omit<SaleLineRow, keyof typeof NO_LINE | 'sellerId' | 'unknownFlags'>;

const NO_LINE = {
  lineId: '',
  lineNo: 0,
  productId: '',
  quantityE3: 0,
  unitPriceE4: 0,
  discountE4: 0,
  netAmountE4: 0,
  unitCostE4: null,
  ticketCount: 0,
  returnTicketId: '',
  returnLineId: '',
} as const;

function headOf({ sale, soldOn, soldHour, soldMinute }: ResolvedSale, contentHash: bigint, source: RowSource): Head {
  return {
    tenantId: sale.tenantId,
    storeId: sale.storeId,
    soldOn,
    soldHour,
    soldMinute,
    soldAtMs: sale.soldAtMs,
    ticketId: sale.ticketId,
    revision: sale.revision,
    eventId: sale.eventId,
    kind: sale.kind,
    status: sale.status,
    channel: sale.channel,
    registerId: sale.registerId,
    customerToken: sale.customerToken,
    contentHash,
    ...source,
    sign: 1,
  };
}

/** The part of a line that one seller has. */
interface Part {
  readonly sellerId: string;
  readonly quantityE3: number;
  readonly discountE4: number;
  readonly netAmountE4: number;
}

function partsOf({ sellers, quantityE3, discountE4, netAmountE4 }: SaleLine): Part[] {
  if (sellers.length <= 1) return [{ sellerId: sellers[0]?.sellerId ?? '', quantityE3, discountE4, netAmountE4 }];
  const weights = sellers.map((seller) => seller.shareE6);
  const split = (total: number) => splitByLargestRemainder(total, weights);
  const [quantities, discounts, amounts] = [split(quantityE3), split(discountE4), split(netAmountE4)];
  return sellers.map(({ sellerId }, index) => ({
    sellerId,
    quantityE3: quantities[index] as number,
    discountE4: discounts[index] as number,
    netAmountE4: amounts[index] as number,
  }));
}

function rowOf(
  resolved: ResolvedSale,
  head: Head,
  line: SaleLine,
  lineNo: number,
  part: Part,
  ticketCount: 0 | 1,
): SaleLineRow {
  // Spelled out: spreading two objects per row would take most of this path's time.
  return {
    tenantId: head.tenantId,
    storeId: head.storeId,
    soldOn: head.soldOn,
    soldHour: head.soldHour,
    soldMinute: head.soldMinute,
    soldAtMs: head.soldAtMs,
    ticketId: head.ticketId,
    revision: head.revision,
    lineId: line.lineId,
    lineNo,
    eventId: head.eventId,
    kind: head.kind,
    status: head.status,
    channel: head.channel,
    registerId: head.registerId,
    sellerId: part.sellerId,
    productId: line.productId,
    quantityE3: part.quantityE3,
    unitPriceE4: line.unitPriceE4,
    discountE4: part.discountE4,
    netAmountE4: part.netAmountE4,
    unitCostE4: resolved.costsE4[lineNo] ?? null,
    ticketCount,
    customerToken: head.customerToken,
    returnTicketId: line.returnTicketId,
    returnLineId: line.returnLineId,
    unknownFlags: resolved.storeFlag | (resolved.productFlags[lineNo] ?? 0) | resolved.sellerFlag(part.sellerId),
    contentHash: head.contentHash,
    sourcePartition: head.sourcePartition,
    sourceOffset: head.sourceOffset,
    rawAtMs: head.rawAtMs,
    ingestedAtMs: head.ingestedAtMs,
    sign: 1,
  };
}
