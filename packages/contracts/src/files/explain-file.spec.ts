import { describe, expect, it } from '@jest/globals';
import { exampleTicket } from '../docs/examples.js';
import type { ReadAs } from '../read-as.js';
import { csvColumns } from './csv-columns.js';
import { explainFile } from './explain-file.js';

const good = JSON.stringify(exampleTicket);
const bad = JSON.stringify({ ...exampleTicket, status: 'open' });
const found = (text: string, format: ReadAs['format']) =>
  explainFile(text, format).findings.map(({ line, pointer, code }) => `${line} ${pointer} ${code}`);

describe('an NDJSON file', () => {
  it('names the line of each bad row, blank lines counted', () => {
    const text = `\uFEFF${good}\r\n\r\n${bad}\nnot json\n`;
    expect(found(text, 'ndjson')).toEqual(['3 /status invalid_value', '4  invalid_json']);
    expect(explainFile(text, 'ndjson')).toMatchObject({ messages: 3, bad: 2 });
  });
});

describe('tickets of one file', () => {
  const lineWith = (change: object) => JSON.stringify({ ...exampleTicket, ...change });

  it('may be there twice, but not say two things', () => {
    const rows = [
      good,
      lineWith({ eventId: 'sent again' }),
      lineWith({ eventId: 'e2', channel: 'online' }),
      lineWith({ eventId: 'e3', revision: 1, channel: 'online' }),
      lineWith({ ticketId: 'another' }),
      JSON.stringify({ type: 'product', tenantId: 'aurora', id: 'p', name: 'n', category: 'c' }),
    ];
    expect(found(rows.join('\n'), 'ndjson')).toEqual([
      '3 /revision conflicting_revision',
      '5 /eventId reused_event_id',
    ]);
  });

  it('may have the eventId of another store, whose tills count from one too', () => {
    const rows = [
      good,
      lineWith({ storeId: 'another' }),
      lineWith({ storeId: ` ${exampleTicket.storeId}`, ticketId: 'T9' }),
    ];
    expect(found(rows.join('\n'), 'ndjson')).toEqual(['3 /eventId reused_event_id']);
  });

  it('is told when its eventId hides what it says, and not when the earlier message was never counted', () => {
    const rows = [
      good,
      lineWith({ channel: 'online' }),
      lineWith({ eventId: 'e2', channel: 'online' }),
      lineWith({ eventId: 'e2', revision: 1, channel: 'online' }),
    ];
    expect(found(rows.join('\n'), 'ndjson')).toEqual([
      '2 /eventId reused_event_id',
      '2 /revision conflicting_revision',
      '3 /revision conflicting_revision',
    ]);
  });

  it('must be UTF-8', () => {
    const latin1 = new TextDecoder().decode(new Uint8Array([...new TextEncoder().encode('{"name":"Jo'), 0xe3, 0x6f]));
    expect(found(`${good}\n${latin1}"}`, 'ndjson')).toEqual(['2  invalid_encoding']);
  });
});

describe('a JSON file', () => {
  it('may hold a list, spread over lines, with a broken element in between', () => {
    const text = `[\n  ${good},\n  {"ticketId": "]},",\n   "n": "\\""},\n {oops},\n ${bad}\n]`;
    const lines = new Set(found(text, 'json').map((finding) => finding.split(' ')[0]));
    expect([...lines]).toEqual(['3', '5', '6']);
    expect(found(text, 'json')).toContain('5  invalid_json');
  });

  it('says which element it is and where its JSON breaks, all on one line or not', () => {
    const places = (text: string) =>
      explainFile(text, 'json').findings.map(({ line, column, element }) => [line, column, element]);
    expect(places(`[${good},${bad},{"a":,1}]`)).toEqual([
      [1, good.length + 3, 2],
      [1, good.length + bad.length + 9, 3],
    ]);
    expect(places('{\n  "a": 1,\n  "b" 2\n}')).toEqual([[3, 7, undefined]]);
    expect(places('{"a":\n 1')).toEqual([[2, 3, undefined]]);
  });

  it.each([
    ['one object', good, []],
    ['an empty list', ' [ ] ', []],
    ['nothing', ' \n', []],
    ['a list with a comma too many', `[${good},]`, ['1  invalid_json']],
    ['a list that never ends', `[${good}\n`, ['2  invalid_json']],
    ['a list that ends within a message', `[${good},\n{"ticketId":`, ['2  invalid_json']],
    ['an object that holds the list', `{"page":1,\n"tickets":[${good},\n${bad}]}`, ['3 /status invalid_value']],
    ['something after the list', `[${good}]\n7`, ['2  not_an_object']],
    ['a string that never ends', `["abc`, ['1  invalid_json']],
  ])('with %s', (_, text, expected) => {
    expect(found(text, 'json')).toEqual(expected);
  });
});

const HEADER =
  'eventId,tenantId,ticketId,status,storeId,soldAt,channel,currency,lineId,productId,quantity,unitPrice,revision,sellers,payments,customer.name,customer.email,returnOf.ticketId';
const csv = (...rows: string[]) => [HEADER, ...rows].join('\n');
const row = ({
  ticket = 'T1',
  revision = '',
  status = 'closed',
  line = '1,p1,1,10.00',
  sellers = '',
  payments = '',
  name = '',
  email = '',
  returnOf = '',
}) =>
  `e-${ticket}${revision},aurora,${ticket},${status},s1,2026-11-20T10:00:00Z,store,BRL,${line},${revision},${sellers},${payments},${name},${email},${returnOf}`;

describe('a CSV file', () => {
  it('puts rows of a ticket together, neighbours or not', () => {
    const text = csv(
      row({ ticket: 'T1' }),
      row({ ticket: 'T2', sellers: 'ana=0.5;rui=0.5', payments: 'card=10.00', returnOf: 'T0' }),
      row({ ticket: 'T1', line: '2,p2,1,5' }),
    );
    expect(explainFile(text, 'csv')).toMatchObject({ messages: 2, bad: 0, findings: [] });
  });

  it('finds each problem on the row where it is', () => {
    const text = csv(
      row({ ticket: 'T1', name: '"Ana\n""Exemplo"""', email: 'a@b.c' }),
      row({ ticket: 'T2', revision: 'x', sellers: 'ana', payments: 'card' }),
      row({ ticket: 'T3' }),
      row({ ticket: 'T3', line: '1,p2,1.5555,5', status: 'voided' }),
      'too,short',
    );
    expect(found(text, 'csv')).toEqual([
      '4 /revision wrong_type',
      '4 /lines/0/sellers/0/share invalid_value',
      '4 /payments/0/amount invalid_value',
      '6 /status inconsistent_rows',
      '6 /lines/1/quantity invalid_value',
      '7  invalid_columns',
    ]);
    expect(explainFile(text, 'csv')).toMatchObject({ messages: 4, bad: 3 });
  });

  it('finds rows that are not UTF-8 and event ids used twice', () => {
    const reused = row({ ticket: 'T9' }).replace('e-T9', 'e-T1');
    expect(found(csv(row({}), row({ ticket: 'T2', name: 'Jo\uFFFDo' }), reused), 'csv')).toEqual([
      '3  invalid_encoding',
      '4 /eventId reused_event_id',
    ]);
  });

  it('may hold a voided ticket without lines, and revisions apart', () => {
    const text = csv(row({}), row({ revision: '1', status: 'voided', line: ',,,' }));
    expect(explainFile(text, 'csv')).toMatchObject({ messages: 2, bad: 0, findings: [] });
  });

  it('says once which columns are unknown, repeated or missing', () => {
    const text = `${HEADER.replace('status', 'state')},revision\n${row({})},`;
    expect(found(text, 'csv')).toEqual([
      '1 /state invalid_columns',
      '1 /revision invalid_columns',
      '1 /status invalid_columns',
    ]);
    expect(explainFile(text, 'csv').bad).toBe(1);
  });

  it.each(['T1,s1,12.90,Maria', 'T1;Maria;529.982.247-25', 'Maria,maria@example.com'])(
    'without a header is told so, and not quoted: %s',
    (line) => {
      const report = explainFile(`${line}\n${line}`, 'csv');
      expect(report).toMatchObject({
        messages: 1,
        bad: 1,
        findings: [{ line: 1, pointer: '', code: 'invalid_columns' }],
      });
      expect(JSON.stringify(report)).not.toMatch(/maria/iu);
    },
  );

  it('that is empty holds nothing', () => {
    expect(explainFile('', 'csv')).toMatchObject({ messages: 0, bad: 0, findings: [] });
    expect(explainFile(HEADER, 'csv')).toMatchObject({ messages: 0, bad: 0, findings: [] });
  });

  it('has a column for every field of a ticket', () => {
    const names = csvColumns.map((column) => column.name);
    for (const field of Object.keys(exampleTicket)) {
      expect(names.some((name) => field === 'lines' || name === field || name.startsWith(`${field}.`))).toBe(true);
    }
  });
});

it('an id that a spreadsheet cut is lost in a CSV file, and a text by design in a message', () => {
  const cells: Record<string, string> = {
    ...{
      eventId: 'e1',
      tenantId: 'aurora',
      ticketId: '8.20983E+17',
      status: 'closed',
      storeId: 's1',
      channel: 'store',
    },
    ...{ soldAt: '2026-03-02T10:00:00-03:00', currency: 'BRL', lineId: '1', productId: 'p1', quantity: '1' },
    ...{ unitPrice: '10', sellers: '"1.2E+11=0.5;rui=0.5"' },
  };
  const names = csvColumns.map(({ name }) => name);
  const text = `${names.join(',')}\n${names.map((name) => cells[name] ?? '').join(',')}\n`;
  expect(found(text, 'csv')).toEqual(['2 /ticketId invalid_value', '2 /sellers invalid_value']);
  expect(explainFile(text, 'csv').findings[0]?.message).toContain('text column');
  expect(found(JSON.stringify({ ...exampleTicket, ticketId: '8.20983E+17' }), 'ndjson')).toEqual([]);
});
