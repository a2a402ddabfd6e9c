import type { AcceptedLine, AcceptedTicket } from '@vitrine/contracts';
import { addTo, noSums, parseMoneyE4, parseQuantityE3, type SumVector } from '@vitrine/domain';

/** The measures that can be told from single tickets, in the order of their sums; each of the scale that it has in `measures`. */
export const streamedMeasures = [
  'grossSales',
  'discounts',
  'returns',
  'netSales',
  'cost',
  'costNetSales',
  'units',
  'tickets',
] as const;
export type StreamedMeasure = (typeof streamedMeasures)[number];

export const streamedWidth = streamedMeasures.length;

type Kind = AcceptedTicket['kind'];
type StreamedLine = Pick<AcceptedLine, 'quantity' | 'discount' | 'netAmount' | 'unitCost'>;

/**
 * What lines of one ticket add to the sums of a group: the formulas of `measures`, over lines as the topic has them.
 * The ticket counts once in each group that has a line of it.
 */
export function streamedSums(kind: Kind, lines: readonly StreamedLine[]): SumVector {
  const sums = noSums(streamedWidth);
  for (const line of lines) addTo(sums, sumsOfLine(kind, line));
  if (kind === 'sale' && lines.length > 0) sums[TICKETS] = 1;
  return sums;
}

const TICKETS = streamedMeasures.indexOf('tickets');

/** How many tickets sums are of. */
export const ticketsIn = (sums: SumVector): number => sums[TICKETS] as number;

function sumsOfLine(kind: Kind, line: StreamedLine): SumVector {
  const quantityE3 = parseQuantityE3(line.quantity);
  const discountE4 = parseMoneyE4(line.discount);
  const netE4 = parseMoneyE4(line.netAmount);
  const isSale = kind === 'sale' && quantityE3 > 0;
  const isReturn = kind === 'return' || (kind === 'sale' && quantityE3 < 0);
  const costE4 = line.unitCost === undefined ? undefined : parseMoneyE4(line.unitCost);
  return [
    isSale ? netE4 + discountE4 : 0,
    isSale ? discountE4 : 0,
    isReturn ? -netE4 : 0,
    netE4,
    quantityE3 * (costE4 ?? 0),
    costE4 === undefined ? 0 : netE4,
    kind === 'adjustment' ? 0 : quantityE3,
    0,
  ];
}
