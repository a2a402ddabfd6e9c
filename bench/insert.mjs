import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startTold } from '../scripts/bench/start-told.mjs';
import { ticketTexts } from '../scripts/bench/tickets.mjs';
import { untilAnswers } from '../scripts/bench/until-answers.mjs';

/** What inserts take of the processor in ClickHouse: the rows of a batch into the facts and through all materialised views. */
const TICKETS = 2_000;
const INSERTS = 4;

export const unit = 'rows per CPU second of ClickHouse';
export const builds = ['@vitrine/processing', '@vitrine/devstack'];

/** @param {string} tree address of a work tree, built @returns measures some inserts, in rows per CPU second of an engine of its own */
export async function prepare(tree, { onEnd }) {
  const { MemoryPartition } = await import(`${tree}/services/processing/dist/testing/memory-partition.js`);
  const { SaleLines, Warehouse } = await import(`${tree}/packages/warehouse/dist/index.js`);
  const { url, cpuSeconds } = await startClickHouse(tree, onEnd);
  const warehouse = new Warehouse({ url, user: 'default', password: '', database: 'bench' });
  onEnd(() => warehouse.close());
  await warehouse.migrate();
  const lines = new SaleLines(warehouse);
  const { rows } = await new MemoryPartition().take(ticketTexts(TICKETS));
  let block = 0;
  return async () => {
    const start = await cpuSeconds();
    for (let insert = 0; insert < INSERTS; insert++) await lines.append(rows, `bench:${block++}`);
    return (INSERTS * rows.length) / ((await cpuSeconds()) - start);
  };
}

async function startClickHouse(tree, onEnd) {
  const { findFreePort } = await import(`${tree}/packages/devstack/dist/index.js`);
  const [port, data] = [await findFreePort(), mkdtempSync(join(tmpdir(), 'vitrine-bench-data-'))];
  onEnd(() => rmSync(data, { recursive: true, force: true }));
  const env = { ...process.env, CLICKHOUSE_GATEWAY_PORT: String(port), CLICKHOUSE_GATEWAY_DATA: data };
  const engine = startTold(fileURLToPath(`${tree}/packages/devstack/dist/clickhouse/main.js`), env);
  onEnd(() => engine.stop());
  const url = `http://127.0.0.1:${port}`;
  await untilAnswers(`${url}/ping`);
  return { url, cpuSeconds: engine.cpuSeconds };
}
