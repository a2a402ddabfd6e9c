import { expect, it } from '@jest/globals';
import { aProfile, importCsv } from '../import/import-csv.spec-support.js';

const AT = '2026-03-02T10:00:00-03:00';

it('ids in different spellings are one: rows, tickets, message keys', async () => {
  const { sent, sentTickets, tickets, rejected } = await importCsv(aProfile({ ticket: { channel: 'c' } }), [
    't,s,at,c,p,q,u',
    `Caf\u00e9-1,L1,${AT},Store,p1,1,10`,
    `Cafe\u0301-1,L1\u00a0,${AT},store,p2,1,20`,
    `2,S\u00e3o,${AT},store,p1,1,10`,
    `2,Sa\u0303o,${AT},store,p2,1,20`,
    `3,L1,${AT},store,p-3,1,1`,
    `4,L1,${AT},store,P-3,1,1`,
    `5,L1,${AT},store,p-3\u200b,1,1`,
    `6,L1,${AT},store,p-3\u00a0,1,1`,
  ]);
  expect([sent.rows, sent.tickets, rejected.count]).toEqual([8, 6, 0]);
  expect(sentTickets.slice(0, 2).map(({ ticketId, storeId, lines }) => [ticketId, storeId, lines.length])).toEqual([
    ['Caf\u00e9-1', 'L1', 2],
    ['2', 'S\u00e3o', 2],
  ]);
  expect(tickets[1]?.key).toBe('shop:S\u00e3o');
  expect(sentTickets.slice(2).map(({ lines }) => lines[0]?.productId)).toEqual(['p-3', 'P-3', 'p-3', 'p-3']);
});

it('a look-up finds its key in another spelling, and says which keys its table repeats', async () => {
  const profile = aProfile({
    line: { productId: "lookup('codes', p, 'code')" },
    rest: { lookups: { codes: { files: ['codes.csv'], key: 'p', columns: ['code'] } } },
  });
  const { sentTickets, lookupNotices } = await importCsv(
    profile,
    ['t,s,at,p,q,u', `1,L1,${AT}, cafe\u0301,1,10`, `2,L1,${AT},tea,1,10`],
    { 'codes.csv': ['p,code', 'caf\u00e9 ,A', 'tea,B', 'tea ,C', ',D', 'rum'] },
  );
  expect(sentTickets.map(({ lines }) => lines[0]?.productId)).toEqual(['A', 'C']);
  expect(lookupNotices).toEqual([
    { table: 'codes', file: 'codes.csv', reason: 'repeatedKeys', count: 1, line: 4 },
    { table: 'codes', file: 'codes.csv', reason: 'brokenRows', count: 1, line: 6 },
  ]);
});

it('catalogue entries of one id are one, and are named as the tickets name them', async () => {
  const profile = aProfile({
    rest: { catalog: [{ type: 'product', from: 'rows', fields: { id: 'p', name: 'p', category: "'Goods'" } }] },
  });
  const { sentCatalog, catalog } = await importCsv(profile, [
    't,s,at,p,q,u',
    `1,L1,${AT},cafe\u0301,1,10`,
    `2,L1,${AT},caf\u00e9\u200b,1,10`,
  ]);
  expect(sentCatalog.map(({ id }) => id)).toEqual(['caf\u00e9']);
  expect(catalog[0]?.key).toBe('shop:product:caf\u00e9');
});
