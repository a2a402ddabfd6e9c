import { describe, expect, it } from '@jest/globals';
import { aTicket, TENANT } from '@vitrine/testing';
import { decodePartitionNote } from '../journal/partition-note.js';
import { MemoryPartition } from '../testing/memory-partition.js';
import { sums } from '../testing/memory-warehouse.js';

/** In São Paulo it is the first of November, in Manaus still October: there, another month. */
const midnight = (ticketId: string) =>
  JSON.stringify(aTicket({ ticketId, eventId: ticketId, soldAt: '2026-11-01T00:30:00-03:00' }));
const noon = (ticketId: string) => JSON.stringify(aTicket({ ticketId, eventId: ticketId }));
const stranger = JSON.stringify(aTicket({ tenantId: 'tarde', ticketId: 'stranger' }));

const days = ({ warehouse }: MemoryPartition) =>
  warehouse.rows.map(({ ticketId, soldOn, sign }) => `${ticketId} ${soldOn} ${sign}`).sort();
const learnStore = ({ catalogue }: MemoryPartition) => catalogue.addStore(TENANT, 's1', 'America/Manaus');

describe('a batch that is written again', () => {
  it('stays where it is when its day has become one of another month', async () => {
    const partition = new MemoryPartition();
    await partition.take([midnight('a')], [{ afterWrites: 3, meanwhile: learnStore }]);
    expect(days(partition)).toEqual(['a 2026-11-01 1']);
  });

  it('completes a rollup that a kill cut off from its facts with the rows that are there, not with those of today', async () => {
    const partition = new MemoryPartition();
    const learnCost = () => partition.catalogue.addProduct(TENANT, 'p1').set('1970-01-01', 40_000);
    await partition.take([noon('a')], [{ afterWrites: 1, meanwhile: learnCost }]);
    expect(partition.warehouse.rollup.map((row) => row.unitCostE4)).toEqual([null]);
    expect(sums(partition.warehouse.rollup)).toEqual(sums(partition.warehouse.rows));
  });

  it('does not know a tenant that its first try did not know: one message, one verdict', async () => {
    const partition = new MemoryPartition();
    const makeTenant = ({ tenants }: MemoryPartition) => tenants.add('tarde');
    const { outcomes } = await partition.take([stranger, noon('a')], [{ afterWrites: 4, meanwhile: makeTenant }]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['rejected', 'accepted']);
    expect(partition.letters).toMatchObject([{ code: 'unknown_tenant' }]);
    expect(partition.totals.map(({ accepted, rejected }) => [accepted, rejected]).sort()).toEqual([
      [0, 1],
      [1, 0],
    ]);
    const { outcomes: next } = await partition.take([stranger]);
    expect(next.map(({ kind }) => kind)).toEqual(['accepted']);
  });

  it('knows a tenant when nothing was written before it was made', async () => {
    const partition = new MemoryPartition();
    const makeTenant = ({ tenants }: MemoryPartition) => tenants.add('tarde');
    const { outcomes } = await partition.take([stranger], [{ afterWrites: 0, meanwhile: makeTenant }]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted']);
    expect(partition.letters).toEqual([]);
  });

  it('is believed as its first try believed it, whatever the rules have become with an upgrade', async () => {
    const partition = new MemoryPartition();
    const changeRules = (one: MemoryPartition) => {
      one.currency = 'USD';
    };
    const { outcomes } = await partition.take([noon('a')], [{ afterWrites: 1, meanwhile: changeRules }]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted']);
    expect(partition.letters).toEqual([]);
    expect(sums(partition.warehouse.rollup)).toEqual(sums(partition.warehouse.rows));
    const { outcomes: next } = await partition.take([noon('b')]);
    expect(next).toMatchObject([{ kind: 'rejected', code: 'currency_mismatch' }]);
  });

  it('is written no more once a repetition has written all of it, when ClickHouse knows its tokens no longer', async () => {
    const october = JSON.stringify(aTicket({ ticketId: 'a', eventId: 'a', soldAt: '2026-10-31T12:00:00-03:00' }));
    let settledOnly = 0;
    // Also of a batch that has a tenant nobody knew, or rows that went in under an entry of the journal.
    for (const first of [1, 4, 9]) {
      for (let second = 0; second < 12; second++) {
        const partition = new MemoryPartition();
        const { warehouse, totals, letters, turn } = partition;
        const forget = () => {
          if (!decodePartitionNote(turn.state).written) return;
          settledOnly += 1;
          partition.forgetTokens();
        };
        const kills = [
          { afterWrites: first, meanwhile: learnStore },
          { afterWrites: second, meanwhile: forget },
          { afterWrites: 0, meanwhile: forget },
        ];
        const { outcomes } = await partition.take([october, stranger, midnight('b')], kills);
        expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'rejected', 'accepted']);
        expect(sums(warehouse.rows).map(([, times]) => times)).toEqual([1, 1]);
        expect(sums(warehouse.rollup)).toEqual(sums(warehouse.rows));
        expect([letters.length, totals.reduce((all, { read }) => all + read, 0)]).toEqual([1, 3]);
        expect(turn.state).toBe('');
      }
    }
    expect(settledOnly).toBeGreaterThan(0);
  });

  it('is known again after an upgrade, though the version before did not note when it was formed', async () => {
    for (let afterWrites = 0; afterWrites < 4; afterWrites++) {
      const partition = new MemoryPartition();
      partition.notesMoment = false;
      await partition.take([noon('a'), midnight('b')], [{ afterWrites, meanwhile: learnStore }]);
      expect(sums(partition.warehouse.rows).map(([, times]) => times)).toEqual([1, 1]);
      expect(sums(partition.warehouse.rollup)).toEqual(sums(partition.warehouse.rows));
    }
  });

  it('adds what its token keeps out under an entry of the journal, once', async () => {
    // The first month is in, with its rollup or without; then the store is known, and the second message is one of that month, too.
    const october = JSON.stringify(aTicket({ ticketId: 'a', eventId: 'a', soldAt: '2026-10-31T12:00:00-03:00' }));
    for (const first of [1, 2]) {
      for (let afterWrites = 0; afterWrites < 9; afterWrites++) {
        const partition = new MemoryPartition();
        const kills = [{ afterWrites: first, meanwhile: learnStore }, { afterWrites }];
        await partition.take([october, midnight('b')], kills);
        expect(days(partition)).toEqual(['a 2026-10-31 1', 'b 2026-10-31 1']);
        expect(sums(partition.warehouse.rollup)).toEqual(sums(partition.warehouse.rows));
        expect(partition.turn.state).toBe('');
      }
    }
  });
});
