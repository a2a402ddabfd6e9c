import type { Locale } from '../errors/error-text.js';
import { explainMessage } from '../explain/explain-message.js';
import { type ExplainOptions, explainTicket } from '../explain/explain-ticket.js';
import { type Finding, finding } from '../explain/finding.js';
import { type CsvTicket, compareHeader, ticketsOfRows } from './csv-tickets.js';
import { jsonElements } from './json-elements.js';
import { type CsvRow, readCsv } from './read-csv.js';

/** A finding and the line of the file it belongs to. */
export interface FileFinding extends Finding {
  readonly line: number;
}

/** How many messages a file held, and everything wrong with them in order of lines. */
export interface FileReport {
  readonly messages: number;
  readonly bad: number;
  readonly findings: readonly FileFinding[];
}

export type FileFormat = 'json' | 'ndjson' | 'csv';

/** Checks the text of a whole file: a JSON list or object, one JSON object per line, or CSV with a row per ticket line. */
export function explainFile(text: string, format: FileFormat, options: ExplainOptions = {}): FileReport {
  switch (format) {
    case 'json':
      return reportOf(jsonElements(text).map((element) => atLine(element.line, explainMessage(element.text, options))));
    case 'ndjson':
      return reportOf(explainLines(text, options));
    case 'csv':
      return explainCsv(text, options);
    default:
      return format satisfies never;
  }
}

function explainLines(text: string, options: ExplainOptions): FileFinding[][] {
  return text
    .replace(/^\uFEFF/u, '')
    .split('\n')
    .flatMap((row, index) => (row.trim() === '' ? [] : [atLine(index + 1, explainMessage(row, options))]));
}

function explainCsv(text: string, options: ExplainOptions): FileReport {
  const { locale = 'en' } = options;
  const [head, ...rows] = readCsv(text);
  if (!head) return { messages: 0, bad: 0, findings: [] };
  const header = head.cells.map((cell) => cell.trim());
  const { unknown, missing } = compareHeader(header);
  const wrong = [...unknown, ...missing];
  if (wrong.length > 0) {
    // Without the right columns every row would be wrong for the same reason: say it once.
    const findings = wrong.map((name) => ({ line: head.line, ...finding(name.split('.'), 'invalid_columns', locale) }));
    return { messages: rows.length, bad: rows.length, findings };
  }
  const fits = (row: CsvRow) => row.cells.length === header.length;
  const crooked = rows
    .filter((row) => !fits(row))
    .map((row) => atLine(row.line, [finding([], 'invalid_columns', locale)]));
  const tickets = ticketsOfRows(header, rows.filter(fits));
  return reportOf([...crooked, ...tickets.map((ticket) => explainCsvTicket(ticket, options, locale))]);
}

function explainCsvTicket(ticket: CsvTicket, options: ExplainOptions, locale: Locale): FileFinding[] {
  const differing = ticket.disagreements.map(({ line, path }) => ({
    line,
    ...finding(path, 'inconsistent_rows', locale),
  }));
  const own = explainTicket(ticket.value, options).map((found) => ({ line: lineOf(found.pointer, ticket), ...found }));
  return [...differing, ...own];
}

/** `/lines/2/quantity` is on the row of the ticket's third line; a field of the ticket on its first row. */
function lineOf(pointer: string, ticket: CsvTicket): number {
  const entry = /^\/lines\/([0-9]+)/u.exec(pointer)?.[1];
  return (entry === undefined ? undefined : ticket.lineOfEntry[Number(entry)]) ?? ticket.line;
}

function atLine(line: number, findings: readonly Finding[]): FileFinding[] {
  return findings.map((found) => ({ line, ...found }));
}

function reportOf(messages: readonly (readonly FileFinding[])[]): FileReport {
  return {
    messages: messages.length,
    bad: messages.filter((findings) => findings.length > 0).length,
    findings: messages.flat().sort((a, b) => a.line - b.line),
  };
}
