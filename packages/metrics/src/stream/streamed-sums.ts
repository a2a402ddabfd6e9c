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

/**
 * The cost of one line may be that of a million units at ten thousand million each, at seven places: more than an exact integer holds. So
 * full tens of the currency have a sum of their own behind the others, and `cost` has the rest. Both are taken off as they were added.
 */
export const COST_TENS = streamedMeasures.length;
export const TEN_E7 = 100_000_000;

export const streamedWidth = streamedMeasures.length + 1;

/** Of sums that were kept: an earlier version had the whole cost in `cost`. */
export const isStreamedWidth = (width: number): boolean => width === streamedWidth || width === streamedMeasures.length;

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
  const cost = costOf(quantityE3, costE4 ?? 0);
  return [
    isSale ? netE4 + discountE4 : 0,
    isSale ? discountE4 : 0,
    isReturn ? -netE4 : 0,
    netE4,
    cost.restE7,
    costE4 === undefined ? 0 : netE4,
    kind === 'adjustment' ? 0 : quantityE3,
    0,
    cost.tens,
  ];
}

function costOf(quantityE3: number, costE4: number): { readonly tens: number; readonly restE7: number } {
  const quickE7 = quantityE3 * costE4;
  if (Number.isSafeInteger(quickE7)) return { tens: Math.trunc(quickE7 / TEN_E7), restE7: quickE7 % TEN_E7 };
  const [costE7, tenE7] = [BigInt(quantityE3) * BigInt(costE4), BigInt(TEN_E7)];
  return { tens: Number(costE7 / tenE7), restE7: Number(costE7 % tenE7) };
}
