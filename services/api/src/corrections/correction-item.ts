import type { Correction, CorrectionList } from '@vitrine/contracts';
import { formatDecimal, storeDateOf } from '@vitrine/domain';
import type { CorrectionRow, CorrectionTotal } from './corrections.js';

const NET_SCALE = 4;
const COST_SCALE = 7;

/** For whom it is written. */
export interface CorrectionReader {
  readonly minorDigits: number;
  readonly seesCosts: boolean;
  timeZoneOf(storeId: string): string;
}

/** A row as people read it: amounts as exact decimals, costs only where they may be seen. */
export function toCorrection(row: CorrectionRow, reader: CorrectionReader): Correction {
  const changedOn = storeDateOf(row.changedAtMs, reader.timeZoneOf(row.storeId)).soldOn;
  const amounts = (before: bigint, after: bigint, scale: number) => {
    const write = (value: bigint) => formatDecimal(value, scale, reader.minorDigits);
    return { before: write(before), after: write(after), change: write(after - before) };
  };
  return {
    changedAt: new Date(row.changedAtMs).toISOString(),
    storeId: row.storeId,
    soldOn: row.soldOn,
    cause: row.cause,
    isDayOver: row.soldOn < changedOn,
    tickets: row.tickets,
    lines: row.lines,
    netSales: amounts(row.netBefore, row.netAfter, NET_SCALE),
    ...(reader.seesCosts ? { cost: amounts(row.costBefore, row.costAfter, COST_SCALE) } : {}),
  };
}

export function toTotal(total: CorrectionTotal, { minorDigits, seesCosts }: CorrectionReader): CorrectionList['total'] {
  const { changes, tickets, netBefore, netAfter, costBefore, costAfter } = total;
  return {
    changes,
    tickets,
    netSales: formatDecimal(netAfter - netBefore, NET_SCALE, minorDigits),
    ...(seesCosts ? { cost: formatDecimal(costAfter - costBefore, COST_SCALE, minorDigits) } : {}),
  };
}
