import { hash } from 'node:crypto';
import type { Sale } from './sale.js';

/**
 * 64 bits that tell whether two messages of one revision say the same. Everything that reaches the warehouse counts; the
 * eventId, which differs when a till sends again, does not.
 */
export function contentHash(sale: Sale): bigint {
  let said = `${sale.status}\n${sale.kind}\n${sale.channel}\n${sale.registerId}\n${sale.sellerId}\n${sale.soldAtMs}\n${sale.offsetMinutes}\n${sale.customerToken}`;
  for (const line of sale.lines) {
    said += `\n${line.lineId}\t${line.productId}\t${line.quantityE3}\t${line.unitPriceE4}\t${line.discountE4}\t${line.netAmountE4}\t${line.unitCostE4 ?? ''}\t${line.returnTicketId}\t${line.returnLineId}`;
    for (const { sellerId, shareE6 } of line.sellers) said += `\t${sellerId}\t${shareE6}`;
  }
  return hash('sha256', said, 'buffer').readBigUInt64LE();
}
