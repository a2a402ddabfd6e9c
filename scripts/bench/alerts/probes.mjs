import { randomUUID } from 'node:crypto';

/** Sales of which each breaks one rule in a store that nobody has probed before, and when each was heard of, by listener. */
export class Probes {
  constructor(names) {
    this.sent = new Map();
    this.heard = Object.fromEntries(names.map((name) => [name, new Map()]));
  }

  /** Only the first time counts as heard; `again` counts the others. */
  hear(name, storeId, atMs, again = 1) {
    const times = this.heard[name];
    if (!this.sent.has(storeId)) return;
    const before = times.get(storeId);
    times.set(storeId, before ? { ...before, count: before.count + again } : { atMs, count: 1 });
  }

  /** @returns percentiles of what was heard in ms, and how many were never heard of, or more than once */
  report(name) {
    const times = this.heard[name];
    const took = [...times].map(([storeId, { atMs }]) => atMs - this.sent.get(storeId)).sort((a, b) => a - b);
    const at = (share) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? null;
    return {
      p50: at(0.5),
      p95: at(0.95),
      p99: at(0.99),
      max: took.at(-1) ?? null,
      missed: this.sent.size - took.length,
      doubled: [...times.values()].filter(({ count }) => count > 1).length,
    };
  }
}

/** One sale of `amount` at this moment. */
export function probeTicket(tenantId, storeId, amount) {
  const id = `probe-${randomUUID()}`;
  return {
    eventId: id,
    tenantId,
    ticketId: id,
    status: 'closed',
    kind: 'sale',
    storeId,
    soldAt: new Date().toISOString(),
    channel: 'store',
    currency: 'BRL',
    lines: [{ lineId: '1', productId: 'carga-p001', quantity: '1', unitPrice: String(amount) }],
  };
}
