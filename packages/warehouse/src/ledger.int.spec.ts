import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type ControlTotalRow, ControlTotals } from './control-totals.js';
import { DeadLetters } from './dead-letters.js';
import { readLedger } from './ledger.js';
import { cancelRow } from './sale-line-row.js';
import { SaleLines } from './sale-lines.js';
import { testWarehouse } from './test-warehouse.fixture.js';
import { aLetter } from './testing/a-letter.js';
import { aRowSource, aSaleLineRow } from './testing/a-sale-line-row.js';
import type { Warehouse } from './warehouse.js';

const HOUR_MS = 3_600_000;
const noonMs = Date.UTC(2026, 10, 5, 12);
const window = { fromMs: noonMs, toMs: noonMs + HOUR_MS };

describe('the ledger', () => {
  let warehouse: Warehouse;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ warehouse, drop } = await testWarehouse('ledger'));
  }, 60_000);
  afterAll(() => drop?.());

  let tenants = 0;

  /**
   * A tenant of its own with three batches on partition 2: offsets 100-104 at noon, 105-109 partly in the hour after, 110-114 then. In each
   * the first two messages are accepted (the second corrects the first). Then come a duplicate, a refusal and a moved one.
   */
  async function written(): Promise<string> {
    const tenantId = `ledger-${tenants++}`;
    const [totals, letters, lines] = [
      new ControlTotals(warehouse),
      new DeadLetters(warehouse),
      new SaleLines(warehouse),
    ];
    for (const first of [100, 105, 110]) {
      const token = `${tenantId}:${first}`;
      const old = aSaleLineRow({ tenantId, ticketId: token, sourcePartition: 2, sourceOffset: first });
      const source = aRowSource({ sourcePartition: 2, sourceOffset: first + 1, ingestedAtMs: old.ingestedAtMs });
      await lines.append([old, cancelRow(old, source), { ...old, ...source, revision: 1 }], token);
      const isLate = first === 110;
      await letters.append(
        [aLetter({ tenantId, partition: 2, offset: first + 3, receivedAtMs: isLate ? later : noonMs })],
        token,
      );
      const batch = { tenantId, firstOffset: first, lastOffset: first + 4 };
      const parts =
        first !== 105 ? [totalOf(isLate ? later : noonMs, {})] : [totalOf(noonMs, early), totalOf(later, late)];
      await totals.append(
        parts.map((part) => ({ ...part, ...batch })),
        token,
      );
    }
    return tenantId;
  }

  const ask = async (tenantId: string) => (await readLedger(warehouse, { ...window, tenantId }))[0];
  const remove = (table: string, where: string) =>
    warehouse.command({
      name: 'test.remove',
      sql: `ALTER TABLE ${table} DELETE WHERE ${where} SETTINGS mutations_sync = 2`,
    });

  it('agrees when every accepted message has rows and every refused one a letter, batches over the edge whole', async () => {
    expect(await ask(await written())).toEqual({
      partition: 2,
      firstOffset: 100,
      lastOffset: 109,
      read: 10,
      accepted: 4,
      duplicate: 2,
      rejected: 2,
      rehomed: 2,
      inFacts: 4,
      inDeadLetters: 2,
      difference: 0,
    });
  });

  it('tells that the rows of a message are gone', async () => {
    const tenantId = await written();
    await remove('sale_lines_v1', `tenant_id = '${tenantId}' AND source_offset = 106`);
    expect(await ask(tenantId)).toMatchObject({ accepted: 4, inFacts: 3, difference: 1 });
  });

  it('tells that the control rows of a batch are gone', async () => {
    const tenantId = await written();
    await remove('control_totals_v1', `tenant_id = '${tenantId}' AND first_offset = 105`);
    const [line] = await readLedger(warehouse, { fromMs: noonMs, toMs: later + HOUR_MS, tenantId });
    expect(line).toMatchObject({ accepted: 4, inFacts: 6, rejected: 2, inDeadLetters: 3, difference: 3 });
  });

  it('tells that a dead letter is gone, or there twice', async () => {
    const [short, double] = [await written(), await written()];
    await remove('dead_letters_v1', `tenant_id = '${short}' AND offset = 103`);
    expect(await ask(short)).toMatchObject({ rejected: 2, inDeadLetters: 1, difference: 1 });
    await new DeadLetters(warehouse).append(
      [aLetter({ tenantId: double, partition: 2, offset: 103, receivedAtMs: noonMs })],
      'another token',
    );
    expect(await ask(double)).toMatchObject({ rejected: 2, inDeadLetters: 3, difference: 1 });
  });

  it('adds all tenants up, a line per partition', async () => {
    const before = (await readLedger(warehouse, window)).reduce((sum, line) => sum + line.accepted, 0);
    await written();
    const after = await readLedger(warehouse, window);
    expect(after.map(({ partition }) => partition)).toEqual([2]);
    expect(after.reduce((sum, line) => sum + line.accepted, 0)).toBe(before + 4);
  });

  it('leaves out what was recorded just now: its rows may still be on their way', async () => {
    const batch = { tenantId: 'fresh', firstOffset: 0, lastOffset: 4, recordedAtMs: Date.now() };
    await new ControlTotals(warehouse).append([{ ...totalOf(noonMs, {}), ...batch }], 'fresh');
    expect(await readLedger(warehouse, { ...window, tenantId: 'fresh' })).toEqual([]);
  });
});

const later = noonMs + HOUR_MS;
const early = { read: 1, duplicate: 0, rejected: 0, rehomed: 0, accepted: 1 };
const late = { read: 4, accepted: 1 };

const totalOf = (hourMs: number, counts: Partial<ControlTotalRow>): ControlTotalRow => ({
  topic: 'sales.raw.v1',
  partition: 2,
  hourMs,
  tenantId: '',
  read: 5,
  accepted: 2,
  duplicate: 1,
  rejected: 1,
  rehomed: 1,
  firstOffset: 0,
  lastOffset: 0,
  recordedAtMs: hourMs,
  ...counts,
});
