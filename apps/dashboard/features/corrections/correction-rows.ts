import type { Correction, CorrectionList } from '@vitrine/contracts';
import type { Store } from '@/lib/api/types';
import type { Change } from '@/lib/format/figures';
import type { Formats } from '@/lib/format/formats';

/** A change as it is drawn: everything written, nothing left to work out. */
export interface CorrectionRow {
  id: string;
  when: string;
  store: string;
  day: string;
  cause: Correction['cause'];
  isDayOver: boolean;
  tickets: number;
  before: string;
  after: string;
  change: Change | null;
  /** Null where costs may not be seen. */
  costChange: string | null;
}

/** By how much a sum changed, in words: `amount` is without its sign. */
export interface Moved {
  direction: Change['direction'];
  amount: string;
}

export function correctionRows(
  items: readonly Correction[],
  stores: readonly Store[],
  formats: Formats,
): CorrectionRow[] {
  const names = new Map(stores.map(({ id, name }) => [id, name]));
  return items.map((item) => ({
    id: [item.changedAt, item.storeId, item.soldOn, item.cause].join(' '),
    when: formats.moment(item.changedAt),
    store: names.get(item.storeId) ?? item.storeId,
    day: formats.period({ from: item.soldOn, to: item.soldOn }),
    cause: item.cause,
    isDayOver: item.isDayOver,
    tickets: item.tickets,
    before: formats.figure(item.netSales.before, 'money'),
    after: formats.figure(item.netSales.after, 'money'),
    change: changeOf(item.netSales.change, formats),
    costChange: item.cost ? formats.signedMoney(item.cost.change) : null,
  }));
}

/** What all changes of the period come to; `cost` is null where costs may not be seen. */
export function movedBy(total: CorrectionList['total'], formats: Formats): { netSales: Moved; cost: Moved | null } {
  const moved = (amount: string): Moved => ({
    direction: directionOf(amount),
    amount: formats.figure(amount.replace('-', ''), 'money'),
  });
  return { netSales: moved(total.netSales), cost: total.cost === undefined ? null : moved(total.cost) };
}

function changeOf(amount: string, formats: Formats): Change | null {
  return formats.change({ kind: 'amount', value: amount, direction: directionOf(amount) }, 'money');
}

/** Of an exact decimal as text. */
function directionOf(amount: string): Change['direction'] {
  if (!/[1-9]/.test(amount)) return 'same';
  return amount.startsWith('-') ? 'down' : 'up';
}
