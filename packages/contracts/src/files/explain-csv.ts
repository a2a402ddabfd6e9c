import { fillIn } from '@vitrine/messages';
import { type ExplainOptions, explainTicket } from '../explain/explain-ticket.js';
import { type Finding, finding, pointerOf } from '../explain/finding.js';
import { columnTexts } from '../messages/columns.js';
import type { ReadAs } from '../read-as.js';
import { CsvRows } from '../reading/csv-rows.js';
import { isCutNumber } from '../reading/cut-number.js';
import { type FileRow, ReadingProblem } from '../reading/file-row.js';
import { csvColumns, idColumns } from './csv-columns.js';
import { type CsvTicket, compareHeader, ticketsOfRows } from './csv-tickets.js';
import type { FileOptions } from './explain-file.js';
import {
  atLine,
  type FileFinding,
  type FileReport,
  findingOfFault,
  findingOfProblem,
  reportOf,
} from './file-report.js';
import { findContradictions } from './find-contradictions.js';
import { isLineOfData } from './line-of-data.js';

/** Checks the tickets of a CSV file. */
export function explainCsv(text: string, readAs: ReadAs, options: FileOptions): FileReport {
  const { locale = 'en', file = '' } = options;
  const reader = new CsvRows({ file, wanted: csvColumns.map(({ name }) => name) }, readAs);
  const { rows, problem } = readAll(reader, text);
  const unread = problem === null ? [] : [atProblem(problem, locale)];
  if (reader.columns.length === 0) return reportOf(unread, readAs);
  const headerFindings = explainHeader(reader, locale, file);
  // Without the right columns every row would be wrong for the same reason: say it once.
  if (headerFindings.length > 0) return { messages: rows.length, bad: rows.length, findings: headerFindings, readAs };
  const judged = rows.map((row) => ({ row, findings: atLine(row.line, rowFindings(reader.columns, row, locale)) }));
  const unusable = judged.flatMap(({ findings }) => (findings.length > 0 ? [findings] : []));
  const sound = judged.flatMap(({ row, findings }) => (findings.length > 0 ? [] : [row]));
  const contradictions = findContradictions(locale);
  const tickets = ticketsOfRows(reader.columns, sound).map((ticket) =>
    explainTicketRows(ticket, options, contradictions),
  );
  return reportOf([...unusable, ...tickets, ...unread], readAs);
}

/** The faults that make a row unusable under any ticket: it could not be read, or some of its ids are lost. */
function rowFindings(
  columns: readonly string[],
  { fields, fault }: FileRow,
  locale: NonNullable<FileOptions['locale']>,
): Finding[] {
  if (fault) return [findingOfFault(fault, locale)];
  const isCut = (cell = '') => cell.split(';').some((one) => isCutNumber(one.split('=', 1)[0] ?? ''));
  return columns.flatMap((name, at) => {
    if (!idColumns.has(name) || !isCut(fields[at])) return [];
    const cut = findingOfFault({ code: 'invalid_value', column: name, text: 'cutNumber', values: {} }, locale);
    return [{ ...cut, pointer: pointerOf(name.split('.')) }];
  });
}

function readAll(reader: CsvRows, text: string): { rows: FileRow[]; problem: ReadingProblem | null } {
  try {
    const rows = reader.push(text).concat(reader.end());
    return { rows, problem: reader.problem() };
  } catch (error) {
    if (error instanceof ReadingProblem) return { rows: [], problem: error };
    throw error;
  }
}

function atProblem(problem: ReadingProblem, locale: NonNullable<FileOptions['locale']>): FileFinding[] {
  const code = problem.reason === 'badHeaderEncoding' ? 'invalid_encoding' : 'invalid_columns';
  return atLine(Number(problem.details.line ?? 1), [findingOfProblem(problem, code, locale)]);
}

function explainHeader(
  { columns, headerLine }: CsvRows,
  locale: NonNullable<FileOptions['locale']>,
  file: string,
): FileFinding[] {
  const { unknown, missing } = compareHeader(columns);
  if (unknown.length > 0 && isLineOfData(columns)) {
    const problem = new ReadingProblem('noHeader', { file });
    return atLine(headerLine, [findingOfProblem(problem, 'invalid_columns', locale)]);
  }
  return [...unknown, ...missing].map((name) => ({
    line: headerLine,
    ...finding(name.split('.'), 'invalid_columns', locale),
    message: fillIn(columnTexts[locale][missing.includes(name) ? 'missing' : 'unknown'], { name }),
  }));
}

function explainTicketRows(
  ticket: CsvTicket,
  options: ExplainOptions,
  contradictions: (value: unknown) => Finding[],
): FileFinding[] {
  const differing = ticket.disagreements.map(({ line, path }) => ({
    line,
    ...finding(path, 'inconsistent_rows', options.locale ?? 'en'),
  }));
  const own = explainTicket(ticket.value, options);
  const found = own.length > 0 ? own : contradictions(ticket.value);
  return [...differing, ...found.map((one) => ({ line: lineOf(one.pointer, ticket), ...one }))];
}

/** `/lines/2/quantity` is on the row of the ticket's third line; a field of the ticket on its first row. */
function lineOf(pointer: string, ticket: CsvTicket): number {
  const entry = /^\/lines\/([0-9]+)/u.exec(pointer)?.[1];
  return (entry === undefined ? undefined : ticket.lineOfEntry[Number(entry)]) ?? ticket.line;
}
