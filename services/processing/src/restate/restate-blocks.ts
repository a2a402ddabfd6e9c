import { split } from '@vitrine/bus';
import type { SaleLineRow } from '@vitrine/warehouse';
import type { RestatedLine } from './restate-lines.js';

const MAX_LINES = 10_000;

/** Rows that are written at once: the new ones and those they replace, of whole tickets. */
export function restateBlocks(lines: readonly RestatedLine[], maxLines = MAX_LINES): SaleLineRow[][] {
  const tickets = new Map<string, RestatedLine[]>();
  for (const line of lines) {
    const { tenantId, storeId, ticketId } = line.taken;
    const key = `${tenantId}\n${storeId}\n${ticketId}`;
    const ticket = tickets.get(key);
    if (ticket) ticket.push(line);
    else tickets.set(key, [line]);
  }
  return split([...tickets.values()], (ticket) => ticket.length, tickets.size, maxLines).map((block) =>
    block.flat().flatMap(({ added, taken }) => [added, taken]),
  );
}
