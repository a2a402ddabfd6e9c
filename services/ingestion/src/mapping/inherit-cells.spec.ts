import { describe, expect, it } from '@jest/globals';
import { aProfile, importCsv } from '../import/import-csv.spec-support.js';

const AT = '2026-03-02T10:00:00-03:00';
const HEADER = 't,s,at,state,p,q,u';
const linesOf = (tickets: readonly { ticketId: string; lines: readonly { productId: string }[] }[]) =>
  tickets.map(({ ticketId, lines }) => [ticketId, ...lines.map(({ productId }) => productId)]);

describe('rows that leave their order to its first row', () => {
  it('take its ticket cells when they repeat its number', async () => {
    const { sentTickets, rejected } = await importCsv(aProfile({ ticket: { registerId: 'state' } }), [
      HEADER,
      `1,L1,${AT},r1,a,1,1`,
      '1,,,,b,1,1',
      `2,L1,${AT},,c,1,1`,
    ]);
    expect(rejected.count).toBe(0);
    expect(linesOf(sentTickets)).toEqual([
      ['1', 'a', 'b'],
      ['2', 'c'],
    ]);
    expect(sentTickets[1]).not.toHaveProperty('registerId');
  });

  it('are refused without a number, unless the profile lists it', async () => {
    const rows = [HEADER, `1,L1,${AT},,a,1,1`, ',,,,b,1,1', `2,L1,${AT},,c,1,1`];
    expect((await importCsv(aProfile(), rows)).rejected.examples).toMatchObject([{ line: 3, column: 't' }]);
    const whole = await importCsv(aProfile({ tickets: { inherit: ['t', 's', 'at'] } }), rows);
    expect([linesOf(whole.sentTickets), whole.rejected.count]).toEqual([
      [
        ['1', 'a', 'b'],
        ['2', 'c'],
      ],
      0,
    ]);
  });

  it('never go to the order before when the first row of theirs is broken, and keep to it when it is only refused', async () => {
    const { sentTickets, rejected } = await importCsv(aProfile({ tickets: { inherit: ['t', 's', 'at'] } }), [
      HEADER,
      `1,L1,${AT},,a,1,1`,
      `2,L1,${AT},x`,
      ',,,,b,1,1',
      `3,L1,${AT},,c,many,1`,
      ',,,,d,1,1',
    ]);
    expect(rejected.examples.map(({ line, code }) => [line, code])).toEqual([
      [3, 'invalid_columns'],
      [4, 'missing_field'],
      [5, 'invalid_value'],
    ]);
    expect(linesOf(sentTickets)).toEqual([
      ['1', 'a'],
      ['3', 'd'],
    ]);
  });

  it('do not take the time of another store’s ticket of that number, nor with an empty list any', async () => {
    const other = await importCsv(aProfile(), [HEADER, `1,L1,${AT},,a,1,1`, '1,L2,,,b,1,1']);
    expect(other.rejected.examples).toMatchObject([{ line: 3, code: 'missing_field', column: 'at' }]);
    const none = await importCsv(aProfile({ tickets: { inherit: [] } }), [HEADER, `1,L1,${AT},,a,1,1`, '1,,,,b,1,1']);
    expect(none.rejected.count).toBe(1);
  });
});

describe('a profile that chooses', () => {
  const profile = aProfile({
    ticket: { status: "when(state = 'cancelled', 'voided', '')" },
    tickets: { where: "state != 'draft'" },
  });

  it('leaves out the rows of its where, counted, and voids what was cancelled', async () => {
    const { sent, sentTickets, rejected } = await importCsv(profile, [
      HEADER,
      `1,L1,${AT},paid,a,1,1`,
      `2,L1,${AT},draft,b,1,1`,
      '2,,,,c,1,1',
      `3,L1,${AT},cancelled,d,1,1`,
      '3,,,,e,x,1',
    ]);
    expect([sent.rows, sent.leftOut, rejected.count]).toEqual([5, 2, 1]);
    expect(sentTickets.map(({ ticketId, status }) => [ticketId, status])).toEqual([
      ['1', 'closed'],
      ['3', 'voided'],
    ]);
  });

  it('refuses a status that is none, and rows of one ticket that differ in it', async () => {
    const told = aProfile({ ticket: { status: 'state' } });
    const { rejected } = await importCsv(told, [
      HEADER,
      `1,L1,${AT},paid,a,1,1`,
      `2,L1,${AT},closed,a,1,1`,
      `2,L1,${AT},voided,b,1,1`,
    ]);
    expect(rejected.examples).toMatchObject([
      { line: 2, code: 'invalid_value', path: '/status', column: 'state' },
      { line: 4, code: 'inconsistent_rows' },
    ]);
  });
});
