import { describe, expect, it } from '@jest/globals';
import { explainFile, ReadingProblem, readingTexts, validateTexts } from '@vitrine/contracts';
import { fillIn } from '@vitrine/messages';
import { PlantedPeople } from '@vitrine/testing';
import { languageOf } from '../messages/messages.js';
import { aProfile, type CsvImport, importCsv } from './import-csv.spec-support.js';
import { summaryOf } from './summary.js';

const COLUMNS = ['t', 's', 'at', 'p', 'q', 'u', 'd', 'who'];
const SOUND = ['T1', 's1', '2026-11-20 10:00', 'p1', '1', '9.90', '0', 'v1'];

/** For each value rows that hold it in one column, in two, in every one, and in one too many. */
function rowsWith(people: PlantedPeople): string[] {
  const rows: string[][] = [];
  for (let at = 0; at < COLUMNS.length; at++)
    for (const value of people.everyKind())
      rows.push(SOUND.map((cell, column) => (column === at || (column === 4 && at < 2) ? value : cell)));
  for (const value of people.everyKind())
    rows.push(
      COLUMNS.map(() => value),
      [...SOUND, value],
      [value],
    );
  return rows.map((cells) => cells.map((cell) => `"${cell}"`).join(','));
}

const profile = aProfile({ ticket: { sellerId: 'who' }, line: { discount: 'd' } });

function saidOf(found: CsvImport, lang: string): string {
  const totals = { profile: 'test', tenantId: 'shop', isDryRun: false, correction: 0, login: null };
  const rest = {
    catalogEntries: found.catalog.length,
    readAs: new Map(),
    isCaughtUp: true,
    sendingSeconds: 1,
    seconds: 1,
    outcome: null,
    entriesOutcome: null,
  };
  return summaryOf({ ...found, ...totals, ...rest }, languageOf(lang));
}

describe('personal values in the cells of a file', () => {
  it.each(['pt_BR', 'en'])('are in nothing that the import says, in %s', async (lang) => {
    const people = new PlantedPeople();
    const found = await importCsv(profile, [COLUMNS.join(','), ...rowsWith(people)]);
    expect(people.values.length).toBeGreaterThan(50);
    expect(found.rejected.count).toBeGreaterThan(20);
    expect(people.foundIn(saidOf(found, lang))).toEqual([]);
  });

  it('are beside a refused row as it stands in no header of it', async () => {
    const people = new PlantedPeople();
    const { letters } = await importCsv(profile, [COLUMNS.join(','), ...rowsWith(people)]);
    expect(people.foundIn(letters.map(({ value }) => String(value)).join('\n')).length).toBeGreaterThan(50);
    expect(people.foundIn(JSON.stringify(letters.map(({ key, headers }) => [key, headers])))).toEqual([]);
  });

  it.each([',', ';'])('are in no explanation of a file without a header, separated by %s', async (sign) => {
    const people = new PlantedPeople();
    const rows = people.everyKind().map((value) => [value, 's1', '9.90', value].join(sign));
    const problem = await importCsv(profile, [[...people.everyKind(), '9.90'].join(sign), ...rows]).catch((e) => e);
    expect(problem).toBeInstanceOf(ReadingProblem);
    const { reason, details } = problem as ReadingProblem;
    expect(people.foundIn(fillIn(readingTexts.en[reason], details))).toEqual([]);
  });

  it.each(['csv', 'ndjson', 'json'] as const)('are in nothing that validate says of a .%s', (format) => {
    const people = new PlantedPeople();
    for (const file of filesOf(format, people)) {
      const { findings } = explainFile(file, format, { nowMs: Date.UTC(2026, 10, 20) });
      expect(findings.length).toBeGreaterThan(0);
      const said = findings.map((one) => fillIn(validateTexts.en.row, { file: 'f', place: '1', ...one }, String));
      expect(people.foundIn(said.join('\n'))).toEqual([]);
    }
    expect(people.values.length).toBeGreaterThan(10);
  });
});

const FIELDS = ['ticketId', 'storeId', 'soldAt', 'status', 'currency', 'sellerId', 'channel', 'revision'];

function filesOf(format: 'csv' | 'ndjson' | 'json', people: PlantedPeople): string[] {
  const tickets = FIELDS.flatMap((field) =>
    people
      .everyKind()
      .map((value) => ({ kind: 'gift', [field]: value, lines: [{ productId: value, quantity: value }] })),
  );
  if (format === 'json') return [JSON.stringify(tickets), `[{"name":"${people.name()}"`];
  if (format === 'ndjson') return [tickets.map((one) => JSON.stringify(one)).join('\n'), `{"name": ${people.name()}}`];
  return [
    `${people
      .everyKind()
      .map((value) => `"${value}"`)
      .join(',')},9.90\n${people.email()},1`,
  ];
}
