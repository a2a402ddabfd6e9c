import { describe, expect, it } from '@jest/globals';
import { aProfile, importCsv } from '../import/import-csv.spec-support.js';

const AT = '2026-03-02T10:00:00-03:00';

describe('an empty cell of an optional field', () => {
  it('is an absent field', async () => {
    const profile = aProfile({
      ticket: { kind: 'kind', sellerId: 'seller', registerId: 'till', customerEmail: 'mail' },
      line: { lineId: 'n', discount: "decimal(disc, ',')", netAmount: 'net', unitCost: 'cost' },
    });
    const { sentTickets, rejected } = await importCsv(profile, [
      't,s,at,kind,seller,till,mail,n,p,q,u,disc,net,cost',
      `1,L1,${AT},,,,,,p1,1,10.00,,,`,
      `2,L1,${AT},sale, v1 ,,,7,p1,1,10.00,0,10,6.00`,
    ]);
    expect(rejected.examples).toEqual([]);
    expect(sentTickets[0]).not.toHaveProperty('sellerId');
    expect(sentTickets[0]?.lines).toEqual([
      { lineId: '1', productId: 'p1', quantity: '1', unitPrice: '10', discount: '0' },
    ]);
    expect(sentTickets[1]).toMatchObject({ sellerId: 'v1', lines: [{ lineId: '7', netAmount: '10', unitCost: '6' }] });
  });

  it('leaves a line without a number the first one that is free', async () => {
    const { sentTickets } = await importCsv(aProfile({ line: { lineId: 'n' } }), [
      't,s,at,n,p,q,u',
      `1,L1,${AT},1,a,1,1`,
      `1,L1,${AT},,b,1,1`,
      `1,L1,${AT},,c,1,1`,
    ]);
    expect(sentTickets[0]?.lines.map(({ lineId }) => lineId)).toEqual(['1', '2', '3']);
  });

  it.each([
    ['one + two', ',', undefined],
    ['one + two', '1,', 'missing_field'],
    ["when(isEmpty(two), '', one + two)", '1,', undefined],
    ["decimal(lookup('costs', p, 'cost', ''), ',')", ',', undefined],
    ["lookup('costs', one, 'cost')", ',', undefined],
    ["lookup('costs', one, 'cost')", 'nobody,', 'missing_field'],
  ])('in %s with %j: %s', async (unitCost, cells, code) => {
    const lookups = { costs: { files: ['costs.csv'], key: 'p', columns: ['cost'] } };
    const { rejected, sentTickets } = await importCsv(
      aProfile({ line: { unitCost }, rest: { lookups } }),
      ['t,s,at,p,q,u,one,two', `1,L1,${AT},p1,1,1,${cells}`],
      { 'costs.csv': ['p,cost', 'p1,'] },
    );
    expect(rejected.examples.map((example) => example.code)).toEqual(code === undefined ? [] : [code]);
    expect(sentTickets[0]?.lines[0]?.unitCost).toBeUndefined();
  });

  it('of a required field refuses its row', async () => {
    const { rejected } = await importCsv(aProfile(), ['t,s,at,p,q,u', `1,L1,${AT},p1,,10`, `2,L1,${AT},p1,1, `]);
    expect(rejected.examples.map(({ code, column }) => [code, column])).toEqual([
      ['missing_field', 'q'],
      ['missing_field', 'u'],
    ]);
  });
});
