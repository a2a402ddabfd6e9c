import { expect, it } from '@jest/globals';
import { formatDecimal } from '@vitrine/domain';
import fc from 'fast-check';
import { aProfile, importCsv } from '../import/import-csv.spec-support.js';

const AT = '2026-03-02T10:00:00-03:00';
const anything = fc.string({ unit: fc.constantFrom(...'019.,- +x%\u00a0'), maxLength: 8 });
const number = fc
  .tuple(fc.integer({ min: -99_999_999, max: 99_999_999 }), fc.constantFrom('', '.', ' ', "'"))
  .map(([amountE2, sign]) => {
    const [whole = '', fraction = ''] = formatDecimal(amountE2, 2, 2).split('.');
    return `${whole.replace(/[0-9](?=(?:[0-9]{3})+$)/gu, `$&${sign}`)},${fraction}`;
  });
const cell = fc.oneof(number, anything, fc.constantFrom('', ' ', '59.90', '0.350', '1.234', '1e3', '1,5', '10'));
const profile = aProfile({
  line: { quantity: "decimal(q, ',')", unitPrice: "decimal(u, ',')", discount: "decimal(d, ',')" },
  tickets: { delimiter: ';', where: "c != 'x'" },
});

/** The amount that a person reads in a cell with a decimal comma; null where they could only guess. */
function readByHand(text: string): number | null {
  const [whole = '', fraction, ...more] = text.trim().replace(/^[-+]/u, '').split(',');
  const groups = whole.split(/[.'\s]/u);
  const isGrouped = groups.length === 1 || (groups.slice(1).every((group) => group.length === 3) && groups[0] !== '');
  const digits = `${groups.join('')}.${fraction ?? '0'}`;
  if (more.length > 0 || !isGrouped || !/^[0-9]*\.[0-9]+$/u.test(digits)) return null;
  return text.trim().startsWith('-') ? -Number(digits) : Number(digits);
}

it('whatever the cells, every row is accepted, refused or left out, and no amount differs from what is written', async () => {
  const row = fc.record({ q: cell, u: cell, d: cell, c: fc.constantFrom('', 'x') });
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), async (rows) => {
      const lines = rows.map(({ q, u, d, c }, at) => `${at};L1;${AT};p1;${q};${u};${d};${c}`);
      const { sent, rejected, sentTickets } = await importCsv(profile, ['t;s;at;p;q;u;d;c', ...lines]);
      const accepted = sentTickets.reduce((sum, ticket) => sum + ticket.lines.length, 0);
      expect([sent.rows, accepted + rejected.count + sent.leftOut]).toEqual([rows.length, rows.length]);
      for (const {
        ticketId,
        lines: [line],
      } of sentTickets) {
        const { q = '', u = '', d = '' } = rows[Number(ticketId)] ?? {};
        expect([line?.quantity, line?.unitPrice].map(Number)).toEqual(
          [readByHand(q), readByHand(u)].map((one) => one ?? 'a guess'),
        );
        expect(Number(line?.discount)).toBe(d.trim() === '' ? 0 : readByHand(d));
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);
