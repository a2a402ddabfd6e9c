import type { Correction } from '@vitrine/contracts';

/** Two tickets of one evening, corrected in the next minutes; say only what the test is about. */
export const aCorrection = (fields: Partial<Correction> = {}): Correction => ({
  changedAt: '2026-11-20T21:05:00.000Z',
  storeId: 's1',
  soldOn: '2026-11-19',
  cause: 'correction',
  isDayOver: true,
  tickets: 2,
  lines: 3,
  netSales: { before: '300.00', after: '250.50', change: '-49.50' },
  cost: { before: '100.00', after: '101.25', change: '1.25' },
  ...fields,
});
