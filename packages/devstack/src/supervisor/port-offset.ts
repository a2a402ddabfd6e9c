import { deployables } from '@vitrine/contracts';
import { ports } from './service-plans.js';

/** Of the ports from 3000 up, those that browsers and `fetch` refuse to talk to ("bad ports" of the WHATWG Fetch standard). */
const REFUSED = new Set([3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10_080]);
/** Kafka, Postgres and SMTP do not speak HTTP: nobody refuses theirs. */
const HTTP = [...deployables.map(({ name }) => name), 'clickhouse', 'mail', 'webhooks'] as const;
const STEP = 100;
const LARGEST = 30_000;

/** The first process that nobody could reach at this offset. */
export function refusedAt(offset: number): { name: string; port: number } | undefined {
  return HTTP.map((name) => ({ name, port: ports[name] + offset })).find(({ port }) => REFUSED.has(port));
}

/** The next offset to try when this one does not do. */
export function nextOffset(offset: number): number {
  const next = offset + STEP > LARGEST ? STEP : offset + STEP;
  return refusedAt(next) === undefined ? next : nextOffset(next);
}
