import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Batch } from '@vitrine/bus';
import { RefusalWriter } from '@vitrine/consumer';
import { type CatalogEvent, rejectedHeaders, topics } from '@vitrine/contracts';
import { TENANT } from '@vitrine/testing';
import { Harness } from '../testing/harness.js';
import { whatCounts } from '../testing/what-counts.js';
import { CatalogWriter } from './catalog-writer.js';

class Poison extends Error {
  override readonly name = 'Poison';
}

const product = (id: string): CatalogEvent => ({
  type: 'product',
  tenantId: TENANT,
  id,
  name: 'de ana@example.com',
  category: 'Papelaria',
});
const writeTables = CatalogWriter.prototype.write;
const writeRefusals = RefusalWriter.prototype.write;

describe('one catalogue entry that lets its batch not through', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start('entry', { partitions: 1 });
  }, 60_000);
  afterEach(() => {
    CatalogWriter.prototype.write = writeTables;
    RefusalWriter.prototype.write = writeRefusals;
  });
  afterAll(() => harness?.stop(), 60_000);

  const stateOf = async () => {
    const products = await harness.rows('SELECT product_id AS id FROM products_current_v1 ORDER BY id');
    const told = await harness.read(topics.catalogAccepted);
    return {
      products: products.map(({ id }) => id),
      ...(await whatCounts(harness)),
      told: told.length,
    };
  };

  it('is found before the tables are written, and becomes a dead letter with its bytes; all others count', async () => {
    CatalogWriter.prototype.write = async function poisoned(entries, token) {
      if (entries.some(({ event }) => 'id' in event && event.id === 'poison-a')) throw new Poison();
      await writeTables.call(this, entries, token);
    };
    const bad = product('poison-a');
    await harness.sendCatalog([product('a1'), product('a2'), bad, product('a3'), product('a4')]);
    const running = await harness.process();
    await harness.settled(topics.catalogRaw);
    expect(await stateOf()).toEqual({
      products: ['a1', 'a2', 'a3', 'a4'],
      totals: { messages: 5, accepted: 4, rejected: 1 },
      personal: 4,
      letters: ['unprocessable'],
      told: 4,
    });
    const [letter] = await harness.read(topics.salesRejected);
    expect([String(letter?.value), String(letter?.headers?.[rejectedHeaders.code])]).toEqual([
      JSON.stringify(bad),
      'unprocessable',
    ]);
    await running.stop();
  }, 120_000);

  it('is found after all was written, and nothing of the others is counted twice', async () => {
    RefusalWriter.prototype.write = async function poisoned(batch: Batch, ...rest) {
      const records = await writeRefusals.call(this, batch, ...rest);
      if (batch.resort === 0 && batch.messages.some(({ value }) => String(value).includes('poison-b')))
        throw new Poison();
      return records;
    };
    await harness.sendCatalog([product('b1'), product('poison-b'), product('b2')]);
    const running = await harness.process();
    await harness.settled(topics.catalogRaw);
    const { products, ...counted } = await stateOf();
    expect(products).toEqual(expect.arrayContaining(['b1', 'b2']));
    expect(counted).toEqual({
      totals: { messages: 8, accepted: 6, rejected: 2 },
      personal: 6,
      letters: ['unprocessable', 'unprocessable'],
      told: 6,
    });
    await running.stop();
  }, 120_000);
});
