import { LINES, ticketTexts } from '../scripts/bench/tickets.mjs';

/**
 * How fast processing computes what tickets become: bytes to verdicts, rows and records, on a warehouse in memory. The time of Kafka and
 * ClickHouse comes on top.
 */
const TICKETS = 2_000;

export const unit = 'lines per CPU second';
export const builds = ['@vitrine/processing'];

/** @param {string} tree address of a work tree, built @returns measures one batch, in lines per CPU second */
export async function prepare(tree) {
  const { MemoryPartition } = await import(`${tree}/services/processing/dist/testing/memory-partition.js`);
  const values = ticketTexts(TICKETS);
  return async () => {
    const partition = new MemoryPartition();
    const start = process.cpuUsage();
    const { rows } = await partition.take(values);
    const { user, system } = process.cpuUsage(start);
    if (rows.length !== TICKETS * LINES) throw new Error(`${rows.length} rows of ${TICKETS * LINES} lines`);
    return rows.length / ((user + system) / 1e6);
  };
}
