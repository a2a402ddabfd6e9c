import { describe, expect, it } from '@jest/globals';
import type { Batch } from '@vitrine/bus';
import { TENANT } from '@vitrine/testing';
import { cancelRow, type SaleLineRow } from '@vitrine/warehouse';
import { aRowSource } from '@vitrine/warehouse/testing';
import type { KafkaMessage } from 'kafkajs';
import { Catalogue } from '../catalog/catalogue.js';
import { aSale } from '../testing/a-sale.js';
import { effectsOfLast } from './cut-batch.js';
import { EarlierTry } from './earlier-try.js';
import { recordSale } from './pipeline.js';

const OFFSET = 7;
const source = (sourceOffset: number) => aRowSource({ sourceOffset, ingestedAtMs: 1 });
const NOTHING_KNOWN = { isEventSeen: false, current: undefined };

function rowsOf(sourceOffset: number): SaleLineRow[] {
  const recorded = recordSale(aSale(), NOTHING_KNOWN, new Catalogue(), source(sourceOffset));
  if (recorded.kind !== 'accepted') throw new Error(recorded.kind);
  return recorded.value.rows;
}

const takenBack = (sourceOffset: number): SaleLineRow[] => rowsOf(1).map((row) => cancelRow(row, source(sourceOffset)));

/** The message of offset 7, alone and given up. */
const lastOne = {
  topic: 'sales.raw.v1',
  partition: 0,
  range: { first: OFFSET, last: OFFSET },
  messages: [
    { key: Buffer.from(`${TENANT}:s1`), value: Buffer.from('{}'), offset: String(OFFSET), timestamp: '1', headers: {} },
  ] as unknown as KafkaMessage[],
  formedAtMs: 1,
  resort: 1,
} as unknown as Batch;

const verdict = (earlier: EarlierTry) => {
  const output = { group: 'processing', nameOf: (topic: string) => topic, partitionsOf: () => 1 };
  const { outcomes, effects } = effectsOfLast(lastOne, earlier, output, 0);
  return {
    outcomes: outcomes.map(({ kind }) => kind),
    letters: effects.deadLetters.map(({ code }) => code),
    records: effects.records.length,
  };
};

const ACCEPTED = { outcomes: ['accepted'], letters: [], records: 0 };
const REFUSED = { outcomes: ['rejected'], letters: ['unprocessable'], records: 1 };
const done = (rows: readonly SaleLineRow[]) => ({ unknownTenants: [], rows });

describe('a message that is given up', () => {
  it.each([
    { has: 'nothing in the facts', earlier: new EarlierTry(), is: REFUSED },
    { has: 'its rows in the facts', earlier: new EarlierTry(rowsOf(OFFSET)), is: ACCEPTED },
    {
      has: 'its rows in since before the batch was cut',
      earlier: new EarlierTry([], undefined, done([...rowsOf(3), ...rowsOf(OFFSET)])),
      is: ACCEPTED,
    },
    {
      has: 'only the rows of others in since before the batch was cut',
      earlier: new EarlierTry([], undefined, done(rowsOf(3))),
      is: REFUSED,
    },
    {
      has: 'in the facts only what it takes back',
      earlier: new EarlierTry(takenBack(OFFSET)),
      is: REFUSED,
    },
  ])('that has $has gets one verdict, which is told', ({ earlier, is }) => {
    expect(verdict(earlier)).toEqual(is);
  });
});
