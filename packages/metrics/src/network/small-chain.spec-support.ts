import { addDays, type DateText, formatDecimal } from '@vitrine/domain';
import type { CompiledQuery, WarehouseRow } from '../compiled-query.js';
import type { LedgerPage, NetworkCell, NetworkLedger } from '../network-cell.js';

/** A ticket that sold an amount of its own: a power of two, so that a sum tells exactly which tickets are in it. */
export interface Ticket {
  readonly bit: bigint;
  readonly storeId: string;
  readonly day: DateText;
  readonly hour: number;
  /** When the warehouse has it: days and minutes. */
  readonly arrivesOn: DateText;
  readonly arrivesAtMinute: number;
}

export interface Now {
  readonly today: DateText;
  readonly minuteOfDay: number;
}

/** Numbers from 0 up to 1, the same for the same seed. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Tickets of stores that sell between nothing and `busiest` a day, some of them late. */
export function sellTickets(
  { stores, from, days, busiest }: { stores: readonly string[]; from: DateText; days: number; busiest: number },
  next: () => number,
): Ticket[] {
  const tickets: Ticket[] = [];
  for (const [place, storeId] of stores.entries())
    for (let index = 0; index < days; index++) {
      const day = addDays(from, index);
      const count = Math.floor(next() ** (place + 1) * busiest);
      for (let sold = 0; sold < count; sold++) {
        const hour = 9 + Math.floor(next() * (index % 7 === 6 ? 3 : 9));
        const lateDays = next() < 0.05 ? Math.ceil(next() * 4) : 0;
        tickets.push({
          bit: 1n << BigInt(tickets.length),
          storeId,
          day,
          hour,
          arrivesOn: addDays(day, lateDays),
          arrivesAtMinute: hour * 60 + Math.floor(next() * 60),
        });
      }
    }
  return tickets;
}

/** Answers the reads of the network from the tickets that have come; own sales are nothing, as if taken off already. */
export function warehouseOf(tickets: readonly Ticket[], now: Now) {
  const known = tickets.filter(
    (one) => one.arrivesOn < now.today || (one.arrivesOn === now.today && one.arrivesAtMinute <= now.minuteOfDay),
  );
  return async ({ name, params, columns }: CompiledQuery): Promise<WarehouseRow[]> => {
    if (name !== 'metrics.network') return [];
    const { from, to } = params as { from: string; to: string };
    const groups = new Map<string, { keys: WarehouseRow; bits: bigint; tickets: number }>();
    for (const { storeId, day, hour, bit } of known) {
      if (day < from || day > to) continue;
      const keys = { d_store: storeId, d_day: day, ...(columns.includes('d_hour') ? { d_hour: hour } : {}) };
      const key = Object.values(keys).join(' ');
      const group = groups.get(key) ?? { keys, bits: 0n, tickets: 0 };
      groups.set(key, { keys, bits: group.bits | bit, tickets: group.tickets + 1 });
    }
    return [...groups.values()].map(({ keys, bits, tickets }) => ({
      ...keys,
      m_netSales: formatDecimal(bits, 4),
      m_tickets: String(tickets),
    }));
  };
}

/** A ledger in memory. Every third write comes too late, as beside another pod. */
export class LedgerInMemory implements NetworkLedger {
  private readonly cells = new Map<string, NetworkCell>();
  private version = 0;
  private through: DateText | undefined;
  private tries = 0;

  async read(_: string, from: DateText, to: DateText): Promise<LedgerPage> {
    const cells = [...this.cells.values()].filter((cell) => from <= cell.to && cell.to <= to);
    return { version: this.version, through: this.through, cells };
  }

  async write(_: string, { version, through, cells }: LedgerPage): Promise<boolean> {
    this.tries++;
    if (version !== this.version || this.tries % 3 === 0) return false;
    this.version++;
    this.through = through;
    for (const cell of cells) this.cells.set(`${cell.storeId} ${cell.to}`, cell);
    return true;
  }
}
